import { useWords } from '#ui/language.tsx'
import { en } from '../messages.collect.en.ts'
import { fr } from '../messages.collect.fr.ts'
import type { Way } from '../rules/errands/errand.ts'

type Named = { number: string; way: Way; what: string }

/** What it is, what is to be done, and its number under it; a link when the reader may open it. */
export function WhatCell({ row, href }: { row: Named; href: string | undefined }) {
  const t = useWords({ fr, en })
  return (
    <>
      {href ? (
        <a className="ui-row-link" href={href}>
          {row.what}
        </a>
      ) : (
        row.what
      )}
      <div className="ui-soft ui-small">
        {t.ways[row.way]} · <span className="ui-nowrap">{row.number}</span>
      </div>
    </>
  )
}

type Doored = { whom: string; address: string; toAddress: string | null }

/** Who is at the door, and where it is; where it goes then, when it is carried. */
export function DoorCell({ row }: { row: Doored }) {
  const t = useWords({ fr, en })
  return (
    <>
      {row.whom}
      <div className="ui-soft ui-small">{row.address || t.waiting.noAddress}</div>
      {row.toAddress && <div className="ui-soft ui-small">{t.thenTo(row.toAddress)}</div>}
    </>
  )
}

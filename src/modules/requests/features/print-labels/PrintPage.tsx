import type { ReactNode } from 'react'
import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import './labels.css'

type Props = { title: string; lede: string; base: string; n: number; children: ReactNode }

/** A page made to be printed: what leads to it stays on the screen. */
export function PrintPage({ title, lede, base, n, children }: Props) {
  const t = useWords({ fr, en })
  const back = (
    <ButtonLink href={base} icon={ArrowLeft}>
      {t.give.back}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <div className="ui-no-print">
        <PageHeader title={title} lede={lede} quiet={back} />
        {n > 0 && <p>{t.labels.print}</p>}
      </div>
      {n > 0 ? (
        children
      ) : (
        <EmptyState title={t.labels.nothing} action={back}>
          {t.labels.nothingText}
        </EmptyState>
      )}
    </>
  )
}

import { cents } from '#kit/money.ts'
import type { Proposal } from '#modules/rounds/day/proposal.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { Card } from '#ui/Card.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type One = Proposal['leftOut'][number]

/** What no round takes, and why, in words. */
export function LeftOutList({ leftOut, base }: { leftOut: readonly One[]; base: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  if (leftOut.length === 0) return null
  const why = ({ why: code, extra, released }: One): string => {
    // Less than a cent more is no price to tell.
    const amount = extra === null || extra < 1 ? null : formatEuros(cents(Math.round(extra)), locale)
    if (code === 'unpaid' && amount) return t.unpaidBy(amount)
    if (code !== 'full' || !released) return t.why[code]
    return `${t.why.full} ${t.released[released]}${amount ? t.forMore(amount) : '.'}`
  }
  return (
    <Card title={t.leftOut(leftOut.length)}>
      <p className="ui-soft">{t.leftOutText}</p>
      <ul className="propose-left">
        {leftOut.map((one) => (
          <li key={one.key}>
            <a
              href={`${base}/${one.key.startsWith('request:') ? 'demandes' : 'tournees/courses'}/${one.number}`}
            >
              {one.number}
            </a>{' '}
            <strong>{one.what}</strong>
            {one.whom && `, ${one.whom}`}
            <span className="ui-soft">
              {' '}
              {why(one)} {one.why === 'unplaced' && <a href={`${base}/tournees/lieux`}>{t.place}</a>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

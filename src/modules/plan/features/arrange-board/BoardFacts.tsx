import type { Board } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** Three figures that say how the model stands, each leading to where it comes from. */
export function BoardFacts({ facts, base }: { facts: NonNullable<Board['facts']>; base: string }) {
  const t = useWords({ fr, en }).board.facts
  const locale = useLocale()
  const { low, earnedShare, year, balancedSince } = facts
  const shown = [
    { term: t.balance, value: balancedSince ? formatMonth(balancedSince, locale) : t.never, href: '' },
    {
      term: t.low,
      value: `${formatEuros(low.amount, locale, { round: true })}, ${formatMonth(low.month, locale)}`,
      href: '#tresorerie',
    },
    {
      term: t.earned,
      value: `${earnedShare === null ? '–' : formatPercent(earnedShare, locale)}, ${t.year(year)}`,
      href: '#indicateurs',
    },
  ]
  return (
    <dl className="plan-facts">
      {shown.map(({ term, value, href }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <a href={`${base}/previsions${href}`}>{value}</a>
          </dd>
        </div>
      ))}
    </dl>
  )
}

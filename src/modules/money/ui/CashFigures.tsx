import { type Cents, minus } from '#kit/money.ts'
import type { Cash } from '../cash.server.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import './money.css'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { MoneyYear } from '../year.server.ts'

type Props = { hub: string; cash: Cash; home: MoneyYear }

/** The four figures of money, each with its period and its rows. */
export function CashFigures({ hub, cash, home }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.home
  const base = `/${hub}/argent`
  const [first] = home.months
  const year = first && w.year(formatMonth(first, locale))
  const change = (now: Cents, before: Cents, moreIsGood: boolean) => {
    const moved = minus(now, before)
    // A year that was only half kept is no year to compare with.
    if (!home.comparable) return undefined
    return {
      direction: moved > 0n ? ('up' as const) : moved < 0n ? ('down' as const) : ('flat' as const),
      words: moved === 0n ? w.noChange : w.change(formatEuros(moved, locale, { round: true, sign: true })),
      good: moved === 0n ? undefined : moved > 0n === moreIsGood,
    }
  }
  return (
    <div className="ui-grid money-figures">
      <Stat
        label={w.cash}
        value={<Amount value={cash.total} round />}
        period={w.cashToday}
        href={`/${hub}/mesures/money.cash`}
        linkWords={w.seeMeasure}
      />
      <Stat
        label={w.receipts}
        value={<Amount value={home.receipts} round />}
        period={year}
        change={change(home.receipts, home.receiptsBefore, true)}
        href={`/${hub}/mesures/money.revenue`}
        linkWords={w.seeMeasure}
      />
      <Stat
        label={w.costs}
        value={<Amount value={home.costs} round />}
        period={year}
        change={change(home.costs, home.costsBefore, false)}
        href={`/${hub}/mesures/money.costs`}
        linkWords={w.seeMeasure}
      />
      <Stat
        label={w.result}
        value={<Amount value={minus(home.receipts, home.costs)} round sign />}
        period={year}
        href={`${base}/grand-livre`}
        linkWords={w.seeMeasure}
      />
    </div>
  )
}

/** What cash is made of, account by account. */
export function CashParts({ hub, cash }: { hub: string; cash: Cash }) {
  const { home: w } = useWords({ fr, en })
  const base = `/${hub}/argent`
  return (
    <Card title={w.cashParts}>
      {cash.parts.length === 0 ? (
        <p>{w.noCash}</p>
      ) : (
        <ul className="money-lines">
          {cash.parts.map((part) => (
            <li key={part.account}>
              <a href={`${base}/grand-livre/${part.account}`}>{part.name}</a>
              <Amount value={part.balance} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

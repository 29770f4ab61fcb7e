import { type Cents, negate, zero } from '#kit/money.ts'
import { en } from '#modules/bank/messages.home.en.ts'
import { fr } from '#modules/bank/messages.home.fr.ts'
import type { Outlook, Source } from '#modules/bank/rules/outlook.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** Cash at the end of each week to come, its lowest point in words, and what the figure is made of. */
export function CashAhead({ outlook, cash, hub }: { outlook: Outlook; cash: Cents; hub: string }) {
  const w = useWords({ fr, en })
  const locale = useLocale()
  const { weeks, low, parts } = outlook
  const lowest = formatDay(low.ends, locale)
  const short = (day: string) => `${Number(day.slice(8))}/${day.slice(5, 7)}`
  const rows = (Object.entries(parts) as [Source, Cents][]).filter(([, amount]) => amount !== zero)
  return (
    <Card>
      <BarChart
        title={w.outlook}
        summary={
          low.cash < zero
            ? w.outlookBreaks(formatEuros(negate(low.cash), locale, { round: true }), lowest)
            : w.outlookLow(formatEuros(low.cash, locale, { round: true }), lowest)
        }
        unit="euros"
        labelsAre={w.week}
        labels={weeks.map(({ ends }) => short(ends))}
        stacks={[{ key: 'cash', label: w.cashLine, values: weeks.map((week) => week.cash) }]}
      />
      <details className="bank-ahead">
        <summary>{w.parts}</summary>
        <table className="bank-balance">
          <caption className="ui-hidden">{w.parts}</caption>
          <tbody>
            <tr className="bank-total">
              <th scope="row">{w.today}</th>
              <td>
                <Amount value={cash} />
              </td>
            </tr>
            {rows.map(([source, amount]) => (
              <tr key={source}>
                <th scope="row">{w.sources[source]}</th>
                <td>
                  <Amount value={amount} sign />
                </td>
              </tr>
            ))}
            <tr className="bank-total">
              <th scope="row">{w.in90}</th>
              <td>
                <Amount value={weeks.at(-1)?.cash ?? cash} />
              </td>
            </tr>
          </tbody>
        </table>
        <p className="ui-soft">
          {w.model} <a href={`/${hub}/modele/previsions?vue=tresorerie`}>{w.modelLink}</a>
        </p>
      </details>
    </Card>
  )
}

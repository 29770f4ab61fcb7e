import { cents } from '#kit/money.ts'
import { figureText } from '#modules/plan/figure-text.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Pairs } from '#modules/plan/rules/whatif/pairs.ts'
import { Card } from '#ui/Card.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check, X } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { scrollable } from '#ui/scrollable.ts'

/** Each number of customers with the price it needs, and what the prices around give: yes or no, and by how much. */
export function PairTable({ pairs }: { pairs: Pairs }) {
  const t = useWords({ fr, en })
  const w = t.whatIf.goal
  const locale = useLocale()
  const price = (value: number) => formatEuros(cents(value), locale)
  const size = (slack: number) => formatEuros(cents(slack), locale, { round: true, sign: true })
  return (
    <Card title={w.pairs}>
      <p className="ui-soft">{w.pairsSummary}</p>
      <div className="plan-pairs" {...scrollable(w.pairs)}>
        <table>
          <caption className="ui-hidden">{w.pairs}</caption>
          <thead>
            <tr>
              <th scope="col">{t.figures[pairs.field]}</th>
              <th scope="col">{w.pairsNeeded}</th>
              {pairs.prices.map((value) => (
                <th scope="col" key={value}>
                  {price(value)}
                  {value === pairs.price && <span className="plan-say">{w.pairsToday}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pairs.rows.map((row) => (
              <tr key={row.count}>
                <th scope="row">
                  {figureText(pairs.field, row.count, locale)}
                  {row.count === pairs.count && <span className="plan-say">{w.pairsToday}</span>}
                </th>
                <td>
                  <strong>{row.needed === null ? w.pairsNone : price(row.needed)}</strong>
                </td>
                {row.slacks.map((slack, i) =>
                  slack === null ? (
                    <td key={pairs.prices[i]}>–</td>
                  ) : (
                    <td key={pairs.prices[i]} className={slack >= 0 ? 'plan-pair-yes' : 'plan-pair-no'}>
                      {slack >= 0 ? <Check className="ui-icon" /> : <X className="ui-icon" />}{' '}
                      <span className="ui-hidden">{slack >= 0 ? w.pairsYes : w.pairsNo} </span>
                      {size(slack)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

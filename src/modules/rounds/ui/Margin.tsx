import './margin.css'
import { type Cents, minus } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { useDayWords } from './day-words.ts'

type Props = { label: string; revenue: Cents; cost: Cents }

/** What a round brings in, what it costs, and what is left under the line of its stops. */
export function Margin({ label, revenue, cost }: Props) {
  const { t } = useDayWords()
  const margin = minus(revenue, cost)
  const whole = Number(revenue > cost ? revenue : cost)
  const share = (amount: Cents) => `${whole === 0 ? 0 : (Number(amount) / whole) * 100}%`
  return (
    <div className="round-margin" data-loss={margin < 0n || undefined}>
      <p className="round-margin-figure">
        {label}{' '}
        <strong>
          <Amount value={margin} sign />
        </strong>
      </p>
      <div className="round-margin-bars" aria-hidden="true">
        <span className="round-margin-in" style={{ width: share(revenue) }} />
        <span className="round-margin-out" style={{ width: share(cost) }} />
      </div>
      <p className="round-margin-parts">
        {t.round.revenue} <Amount value={revenue} /> · {t.round.cost.toLowerCase()} <Amount value={cost} />
      </p>
    </div>
  )
}

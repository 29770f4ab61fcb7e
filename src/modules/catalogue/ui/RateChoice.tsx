import { type Cents, cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { RATES, type Rate } from '../rules/prices.ts'
import './terms.css'

type Props = {
  /** Unit prices by rate; absent where the service has none. */
  prices: Partial<Record<Rate, bigint>>
  quantity: number
  chosen: Rate
  /** The same page at another rate. */
  hrefOf: (rate: Rate) => string
}

/** One press changes the rate and the price that is shown; nothing when there is only one. */
export function RateChoice({ prices, quantity, chosen, hrefOf }: Props) {
  const w = useWords({ fr, en }).terms
  const rates = RATES.filter((rate) => prices[rate] !== undefined)
  if (rates.length < 2) return null
  const total = (rate: Rate): Cents => cents((prices[rate] ?? 0n) * BigInt(quantity))
  return (
    <nav aria-label={w.rate} className="catalogue-rate">
      <p>{w.rate}</p>
      <ul className="catalogue-rates">
        {rates.map((rate) => (
          <li key={rate}>
            <a href={hrefOf(rate)} aria-current={rate === chosen ? 'true' : undefined}>
              <span>{w.shortRates[rate]}</span>
              <small>
                <Amount value={total(rate)} />
              </small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import type { Cents } from '#kit/money.ts'
import { formatEuros, formatPercent, formatQuantity, type Unit } from './format.ts'
import { useLocale } from './language.tsx'

/** `125000n` → `1 250,00 €`. `round` shows whole euros, `sign` writes the `+`. */
export function Amount({ value, round, sign }: { value: Cents; round?: boolean; sign?: boolean }) {
  return (
    <span className={value < 0n ? 'ui-amount ui-amount-negative' : 'ui-amount'}>
      {formatEuros(value, useLocale(), { round, sign })}
    </span>
  )
}

/** A share of one: `0.425` → `43 %`. */
export function Percent({ value, decimals }: { value: number; decimals?: number }) {
  return <span className="ui-amount">{formatPercent(value, useLocale(), decimals)}</span>
}

/** `<Quantity value={3} unit={['demande', 'demandes']} />` → `3 demandes`. */
export function Quantity({ value, unit, decimals }: { value: number; unit: Unit; decimals?: number }) {
  return <span className="ui-amount">{formatQuantity(value, unit, useLocale(), decimals)}</span>
}

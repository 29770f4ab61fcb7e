import type { Unit } from '#platform/measure/measure.ts'
import { useLocale } from '#ui/language.tsx'
import { figureText } from './figure.ts'

/** A measure's value with its unit; a dash when there is nothing to measure. `round` drops the cents. */
export function MeasureFigure({ value, unit, round }: { value: number | null; unit: Unit; round?: boolean }) {
  const negative = value !== null && value < 0
  return (
    <span className={negative ? 'ui-amount ui-amount-negative' : 'ui-amount'}>
      {figureText(value, unit, useLocale(), round)}
    </span>
  )
}

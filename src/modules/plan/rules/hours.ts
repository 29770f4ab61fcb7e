import { type Frame, lifeOf } from './frame.ts'
import { type Series, series } from './spread.ts'
import type { LineStreams } from './streams.ts'

/** Hours sold; hours paid and hours volunteered that are there to serve. */
export const hourKinds = ['sold', 'paid', 'volunteered'] as const
export type HourKind = (typeof hourKinds)[number]

/**
 * The hours a line asks for or brings, month by month: units served × minutes / 60; full-time equivalents × hours of a
 * full-time month × the part that serves; volunteered hours × the part that serves. Null for a line that has none.
 */
export function hoursOf(
  { line, served }: Pick<LineStreams, 'line' | 'served'>,
  frame: Frame,
): { readonly kind: HourKind; readonly amounts: Series } | null {
  if (line.type === 'revenue') {
    const { unitMinutes } = line
    if (!unitMinutes || !served) return null
    return { kind: 'sold', amounts: served.map((units) => (units * unitMinutes) / 60) }
  }
  const amounts = series(frame.months)
  const { first, last } = lifeOf(line, frame)
  const fill = (hours: number) => amounts.fill(hours, first, Math.min(frame.months, last + 1))
  if (line.type === 'salary') {
    fill((line.fullTime * frame.payroll.monthlyHours * (line.serving ?? 100)) / 100)
    return { kind: 'paid', amounts }
  }
  if (line.type !== 'in-kind' || line.kind !== 'volunteering' || line.value.type !== 'hours') return null
  fill((line.value.hours * (line.serving ?? 100)) / 100)
  return { kind: 'volunteered', amounts }
}

import { type Expr, letters, type Sheet } from '../grid.ts'
import { call, SUM } from './arithmetic.ts'

const DAY = 86_400_000
/** Days since 30 December 1899, as spreadsheets count; `month` is YYYY-MM. */
export const serialOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`) / DAY + 25_569
const dateOf = (serial: number): Date => new Date((serial - 25_569) * DAY)
export const monthOfSerial = (serial: number): string => dateOf(serial).toISOString().slice(0, 7)

/** Whole months from one date to another. */
export const monthsFrom = (start: Expr, to: Expr): Expr => ({
  bind: SUM,
  text: (m, home) => {
    const [a, b] = [start.text(m, home), to.text(m, home)]
    return `(YEAR(${b})-YEAR(${a}))*12+MONTH(${b})-MONTH(${a})`
  },
  value: (m) => {
    const [a, b] = [dateOf(start.value(m)), dateOf(to.value(m))]
    return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
  },
})
export const monthsLater = (date: Expr, months: Expr): Expr =>
  call('EDATE', [date, months], (m) => {
    const from = dateOf(date.value(m))
    return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months.value(m), 1) / DAY + 25_569
  })

const dateHead = (m: number, home: Sheet): string =>
  `${letters(home.grid!.first + m)}$${home.grid!.head.date}`
/** Calendar month (0 for January) of the column. */
export const calendarMonth = (start: Expr): Expr => ({
  bind: SUM,
  text: (m, home) => `MONTH(${dateHead(m, home)})-1`,
  value: (m) => (dateOf(start.value(m)).getUTCMonth() + m) % 12,
})

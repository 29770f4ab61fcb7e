import { addDays, type Day, daysBetween, lastDay, monthOf } from '#kit/day.ts'
import { type Cents, zero } from '#kit/money.ts'

/** When an invoice is to be paid: so many days after its own, then to the end of that month when agreed. */
export type Terms = { readonly days: number; readonly endOfMonth: boolean }

/**
 * The longest that may be agreed between businesses: sixty days, or forty-five then the end of the month (code de
 * commerce, art. L441-10, I). Thirty days when nothing is said.
 */
export const LONGEST_DAYS = 60
export const LONGEST_DAYS_END_OF_MONTH = 45
export const DEFAULT_TERMS: Terms = { days: 30, endOfMonth: false }

/** Whether terms may be agreed with a business. */
export const areLawful = ({ days, endOfMonth }: Terms): boolean =>
  days >= 0 && days <= (endOfMonth ? LONGEST_DAYS_END_OF_MONTH : LONGEST_DAYS)

/** The day an invoice of `issued` is to be paid by. */
export function dueDay(issued: Day, { days, endOfMonth }: Terms): Day {
  const due = addDays(issued, days)
  return endOfMonth ? lastDay(monthOf(due)) : due
}

/** Where an issued document stands today. */
export const INVOICE_STATES = ['to-pay', 'late', 'paid', 'credited', 'credit-note'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

/**
 * The state of one document.
 * @param left cents still owed of it, after payments and credit notes
 * @param credited cents taken back by credit notes
 */
export function stateOf(
  invoice: { kind: 'invoice' | 'credit-note'; dueOn: Day | null; total: Cents },
  { left, credited }: { left: Cents; credited: Cents },
  today: Day,
): InvoiceState {
  if (invoice.kind === 'credit-note') return 'credit-note'
  if (credited >= invoice.total && invoice.total > zero) return 'credited'
  if (left <= zero) return 'paid'
  return invoice.dueOn !== null && invoice.dueOn < today ? 'late' : 'to-pay'
}

/** Reminders, from the friendliest to the last before a formal notice. */
export const REMINDER_LEVELS = [1, 2, 3] as const
export type ReminderLevel = (typeof REMINDER_LEVELS)[number]
/** Days after the due day from which each level is offered, unless the hub says otherwise. */
export const REMINDER_DAYS: readonly [number, number, number] = [7, 21, 45]

/**
 * The reminder to send now, or null: the next level once its days have passed, and never two within a week.
 * @param last the level sent last, with its day
 */
export function reminderDue(
  dueOn: Day,
  last: { level: number; day: Day } | null,
  today: Day,
  after: readonly number[] = REMINDER_DAYS,
): ReminderLevel | null {
  const next = ((last?.level ?? 0) + 1) as ReminderLevel
  if (next > 3) return null
  if (last && daysBetween(last.day, today) < 7) return null
  return daysBetween(dueOn, today) >= (after[next - 1] ?? 0) ? next : null
}

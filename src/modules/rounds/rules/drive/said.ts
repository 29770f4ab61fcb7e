import { parseEuros } from '#kit/money.ts'
import { counterSlipped, parseCounter } from './return.ts'

/** What is wrong with a deed before it is kept on a phone. */
export type SaidCode =
  | 'reason_needed'
  | 'note_needed'
  | 'not_kilometres'
  | 'counter_backwards'
  | 'counter_too_far'
  | 'not_an_amount'
  | 'not_crates'
  | 'not_minutes'

/** Crates that one door gives back, and minutes of a day out. */
export const MOST_RETURNED = 999
export const MOST_MINUTES = 1440

const isWhole = (typed: string, most: number): boolean => {
  const tidy = typed.replace(/[\s\u00a0\u202f]/g, '')
  return tidy === '' || (/^\d+$/.test(tidy) && Number(tidy) <= most)
}

/**
 * The fields of a deed that cannot stand, by name. Told on the phone before it is kept: what was queued is taken by the
 * server as it is, so that nothing typed on the road is lost to a slip.
 */
export function wrongInDeed(
  fields: Readonly<Record<string, string>>,
  counterOut: number | null,
): Partial<Record<'reason' | 'note' | 'counter' | 'cash' | 'returned' | 'minutes', SaidCode>> {
  const { kind = '', reason = '', note = '', counter = '', cash = '', returned = '', minutes = '' } = fields
  if (kind === 'failed' && reason === '') return { reason: 'reason_needed' }
  if (reason === 'other' && note.trim() === '') return { note: 'note_needed' }
  const amount = cash.trim() === '' ? null : parseEuros(cash)
  if (amount && (!amount.ok || amount.value < 0n)) return { cash: 'not_an_amount' }
  if (!isWhole(returned, MOST_RETURNED)) return { returned: 'not_crates' }
  if (!isWhole(minutes, MOST_MINUTES)) return { minutes: 'not_minutes' }
  if (counter.trim() === '') return {}
  const metres = parseCounter(counter)
  if (metres === null) return { counter: 'not_kilometres' }
  if (kind !== 'end' || !counterSlipped({ counterOut, counterBack: metres })) return {}
  return { counter: metres < counterOut! ? 'counter_backwards' : 'counter_too_far' }
}

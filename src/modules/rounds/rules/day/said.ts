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

/**
 * The fields of a deed that cannot stand, by name. Told on the phone before it is kept: what was queued is taken by the
 * server as it is, so that nothing typed on the road is lost to a slip.
 */
export function wrongInDeed(
  fields: Readonly<Record<string, string>>,
  counterOut: number | null,
): Partial<Record<'reason' | 'note' | 'counter' | 'cash', SaidCode>> {
  const { kind = '', reason = '', note = '', counter = '', cash = '' } = fields
  if (kind === 'failed' && reason === '') return { reason: 'reason_needed' }
  if (reason === 'other' && note.trim() === '') return { note: 'note_needed' }
  const amount = cash.trim() === '' ? null : parseEuros(cash)
  if (amount && (!amount.ok || amount.value < 0n)) return { cash: 'not_an_amount' }
  if (counter.trim() === '') return {}
  const metres = parseCounter(counter)
  if (metres === null) return { counter: 'not_kilometres' }
  if (kind !== 'end' || !counterSlipped({ counterOut, counterBack: metres })) return {}
  return { counter: metres < counterOut! ? 'counter_backwards' : 'counter_too_far' }
}

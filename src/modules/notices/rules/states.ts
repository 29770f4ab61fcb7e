/**
 * The life of a message. `waiting` → `sending` → `sent`, or `kept` in the outbox for want of somebody to hand it to, or
 * `failed` after the last attempt. One that no machine may carry is `to-say` until somebody said it; `dropped` is one
 * that nobody may tell.
 */
export const NOTICE_STATES = [
  'waiting',
  'sending',
  'sent',
  'kept',
  'failed',
  'to-say',
  'said',
  'dropped',
] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** What a person at the desk may still tell by themselves. */
export const TO_SAY: readonly NoticeState[] = ['to-say', 'failed']
/** What may be handed over once more. */
export const MAY_RESEND: readonly NoticeState[] = ['failed', 'kept']
/** What may be marked as said. */
export const MAY_SAY: readonly NoticeState[] = ['to-say', 'failed', 'kept']

/** A claim that is older than this was made by a process that died. */
export const CLAIM_MINUTES = 15

/** Minutes before each new attempt: a mail server that restarts, one that is down for the night, one for the weekend. */
const BACKOFF = [1, 5, 30, 120, 480, 1440] as const

/** Minutes to wait after the nth attempt failed; null when it was the last. */
export const nextAttempt = (attempts: number): number | null => BACKOFF[attempts - 1] ?? null

/** Why it did not leave, from the codes kept of the last attempt. */
export type FailureKind = 'address' | 'login' | 'unreachable' | 'refused' | 'other'
export function failureKind(failure: string): FailureKind {
  if (/^(EENVELOPE|no address)/.test(failure)) return 'address'
  if (failure.startsWith('EAUTH')) return 'login'
  if (/^http 4/.test(failure)) return 'refused'
  return /^(E|http 5|TimeoutError|TypeError)/.test(failure) ? 'unreachable' : 'other'
}

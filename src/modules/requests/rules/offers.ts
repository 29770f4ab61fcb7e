import { machine } from '#kit/machine.ts'

/** A job put to a provider: it waits for their word, then has one of five ends. */
export const OFFER_STATES = ['sent', 'accepted', 'declined', 'expired', 'withdrawn', 'lost'] as const
export type OfferState = (typeof OFFER_STATES)[number]
export type OfferVerb = 'accept' | 'decline' | 'expire' | 'withdraw' | 'lose'

/**
 * The life of an offer. The first to accept gets the job and the others lose theirs; the hub may take back what it
 * offered, also after it was accepted (the job goes to somebody else). Offering again is a new offer.
 */
export const offerLife = machine<OfferState, OfferVerb>([
  { verb: 'accept', from: ['sent'], to: 'accepted' },
  { verb: 'decline', from: ['sent'], to: 'declined' },
  { verb: 'expire', from: ['sent'], to: 'expired' },
  { verb: 'withdraw', from: ['sent', 'accepted'], to: 'withdrawn' },
  { verb: 'lose', from: ['sent'], to: 'lost' },
])

/** An offer whose hour has passed reads as expired, whether the task that writes it has passed by or not. */
export const offerStateAt = (state: OfferState, answerBy: Date, now: Date): OfferState =>
  state === 'sent' && answerBy <= now ? 'expired' : state

/** Why an answer comes too late: a sentence for each, so that nobody is left wondering. */
export type LateCode =
  | 'offer_accepted'
  | 'offer_declined'
  | 'offer_expired'
  | 'offer_withdrawn'
  | 'offer_lost'

const LATE: Record<Exclude<OfferState, 'sent'>, LateCode> = {
  accepted: 'offer_accepted',
  declined: 'offer_declined',
  expired: 'offer_expired',
  withdrawn: 'offer_withdrawn',
  lost: 'offer_lost',
}
/** The refusal of an answer to an offer in this state; null while it still waits. */
export const lateCode = (state: OfferState): LateCode | null => (state === 'sent' ? null : LATE[state])

/** Hours a provider may be given to answer. */
export const ANSWER_HOURS = [2, 4, 12, 24, 48, 72] as const
export const USUAL_HOURS = 24

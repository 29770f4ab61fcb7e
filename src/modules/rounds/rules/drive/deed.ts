import { type RoundState, roundLife, type StopState } from '../life.ts'

/** What a driver says on the road. */
export const DEEDS = ['leave', 'arrive', 'done', 'failed', 'scan', 'return', 'note', 'end'] as const
export type DeedKind = (typeof DEEDS)[number]

/** Why a stop could not be done: the field's reasons, whichever page they are said from. */
export const DEED_REASONS = ['absent', 'refused', 'wrong-address', 'not-possible', 'other'] as const
export type DeedReason = (typeof DEED_REASONS)[number]

/** A stop that its round came home without seeing. */
export const NOT_REACHED = 'not-reached'

/** What it says beside its kind; each is there only where it makes sense. */
export type Deed = {
  readonly reason?: string
  readonly note?: string
  readonly minutes?: number
  readonly signer?: string
  /** Cents taken at the door, or handed over at the end. */
  readonly cash?: number
  /** Kilometres on the counter, in metres. */
  readonly counter?: number
  /** What was read: a label of ours, or a parcel's bar code. */
  readonly code?: string
  /** Crates or bags brought back. */
  readonly returned?: number
}

/** `applied`; `second`: somebody was first, it stays beside theirs; `refused`: it changed nothing, and is kept. */
export type DeedVerdict = 'applied' | 'second' | 'refused'

/** Why a deed changes nothing: its round or its stop went elsewhere meanwhile. */
export type DeedHeld =
  | 'round_draft'
  | 'round_cancelled'
  | 'round_ended'
  | 'round_not_yours'
  | 'not_left'
  | 'stop_gone'
  | 'stop_dropped'

export type DeedRuling<Held extends string = DeedHeld> =
  | { readonly verdict: 'applied' | 'second' }
  | { readonly verdict: 'refused'; readonly code: Held }

/** These say something of one stop; the others of the whole round, or of either. */
export const ofStop = (kind: DeedKind): boolean =>
  kind === 'arrive' || kind === 'done' || kind === 'failed' || kind === 'scan'

/** These begin the round by themselves when nobody said that it left. */
export const onTheRoad = (kind: DeedKind): boolean =>
  kind === 'arrive' || kind === 'done' || kind === 'failed'

const refused = (code: DeedHeld) => ({ verdict: 'refused', code }) as const
const APPLIED = { verdict: 'applied' } as const
const SECOND = { verdict: 'second' } as const

/**
 * What a deed does to a round in this state and to the stop it speaks of (null: that stop is in the round no more).
 * What was done at a door stays done; what could not be may still be done later on the same round. A word is always
 * kept.
 */
export function rulingOn(kind: DeedKind, round: RoundState, stop: StopState | null): DeedRuling {
  if (kind === 'note') return APPLIED
  if (round === 'cancelled') return refused('round_cancelled')
  if (round === 'draft') return refused('round_draft')
  if (kind === 'leave') return roundLife.next(round, 'leave').ok ? APPLIED : SECOND
  if (kind === 'end')
    return round === 'ended' ? SECOND : roundLife.next(round, 'end').ok ? APPLIED : refused('not_left')
  if (round === 'ended') return refused('round_ended')
  if (!ofStop(kind)) return APPLIED
  if (stop === null) return refused('stop_gone')
  if (stop === 'dropped') return refused('stop_dropped')
  return rulingOnStop(kind, stop)
}

function rulingOnStop(kind: DeedKind, stop: Exclude<StopState, 'dropped'>): DeedRuling {
  if (kind === 'scan') return APPLIED
  if (kind === 'arrive') return stop === 'todo' ? APPLIED : SECOND
  if (kind === 'failed') return stop === 'todo' || stop === 'arrived' ? APPLIED : SECOND
  return stop === 'done' ? SECOND : APPLIED
}

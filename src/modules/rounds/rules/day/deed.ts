/** What a driver says on the road. */
export const DEEDS = ['leave', 'arrive', 'done', 'failed', 'scan', 'return', 'note', 'end'] as const
export type DeedKind = (typeof DEEDS)[number]

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

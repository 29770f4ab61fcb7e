/** What a member of the committee answers to a gate. */
export const OPINION_KINDS = ['favourable', 'reserved', 'unfavourable', 'abstain'] as const
export type OpinionKind = (typeof OPINION_KINDS)[number]

/** By which way an opinion came: one's own link, one's account, or said aloud and written down by the coordination. */
export const OPINION_WAYS = ['link', 'account', 'heard'] as const
export type OpinionWay = (typeof OPINION_WAYS)[number]

/** Which share of the committee's voices must have answered before a decision is signed. The hub chooses. */
export const QUORUMS = ['none', 'third', 'half', 'two-thirds', 'all'] as const
export type Quorum = (typeof QUORUMS)[number]

const SHARES: Readonly<Record<Quorum, readonly [number, number]>> = {
  none: [0, 1],
  third: [1, 3],
  half: [1, 2],
  'two-thirds': [2, 3],
  all: [1, 1],
}

/** Voices that must have answered: the share of all, rounded up. 0 without a committee, whatever the rule. */
export function voicesNeeded(quorum: Quorum, total: number): number {
  const [part, whole] = SHARES[quorum]
  return Math.ceil((total * part) / whole)
}

type Voter = { readonly id: string; readonly voices: number }
type Answer = { readonly memberId: string; readonly kind: OpinionKind }

export type Tally = {
  /** Voices of the committee. */
  total: number
  /** Voices that answered; an abstention answers too. */
  given: number
  needed: number
  reached: boolean
  byKind: Readonly<Record<OpinionKind, number>>
}

/**
 * Counts voices: the last answer of each member counts, and whoever is not of the committee counts for nothing.
 * `answers` in the order in which they came.
 */
export function tallyOf(quorum: Quorum, committee: readonly Voter[], answers: readonly Answer[]): Tally {
  const last = new Map(answers.map(({ memberId, kind }) => [memberId, kind]))
  const byKind = { favourable: 0, reserved: 0, unfavourable: 0, abstain: 0 }
  let total = 0
  for (const { id, voices } of committee) {
    total += voices
    const kind = last.get(id)
    if (kind) byKind[kind] += voices
  }
  const given = Object.values(byKind).reduce((sum, n) => sum + n, 0)
  const needed = voicesNeeded(quorum, total)
  return { total, given, needed, reached: given >= needed, byKind }
}

/** Where a gate is. A draft has no dossier yet; `open` is frozen and waits for opinions and a decision. */
export type GateState = 'draft' | 'open' | 'decided' | 'withdrawn'

export const gateState = (gate: {
  frozenAt: unknown
  closedAt: unknown
  decisionId: string | null
}): GateState =>
  gate.closedAt ? (gate.decisionId ? 'decided' : 'withdrawn') : gate.frozenAt ? 'open' : 'draft'

/** Reservations as they are written: one a line, marks of lists taken off, empty lines left out. */
export const reservationLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[\s\-–•*]+/, '').trim())
    .filter((line) => line !== '')

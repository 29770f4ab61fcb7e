import type { Day } from '#kit/day.ts'
import type { Quorum } from './gate.ts'
import type { DossierPart } from './part.ts'
import type { Evidence, StageRecord } from './record.ts'
import type { Outcome } from './words.ts'

/** A member of the committee as the gate found it. */
export type Seat = { id: string; name: string; role: string; voices: number }

/**
 * The dossier of a gate, frozen at one instant: what its members read, what is printed and what is shown years later
 * comes from here and from nowhere else.
 */
export type DossierRecord = {
  version: 1
  hub: string
  /** Of the hub's gates, from 1. */
  number: number
  stage: StageRecord
  /** What the committee is asked, in the coordination's words. */
  asked: string
  /** The decision that the coordination proposes, when it does. */
  proposal: Outcome | null
  /** What the next stage would have and how it is paid, in words. */
  nextMeans: string
  evidence: Evidence[]
  parts: DossierPart[]
  committee: Seat[]
  quorum: Quorum
  /** Last day on which opinions are expected. */
  answersBy: Day | null
  day: Day
  /** ISO 8601, UTC: nothing recorded at or after this instant counts. */
  at: string
  openedBy: string
  /** Fingerprint of the hub's dossier before this one. */
  previous: string | null
}

import type { Day } from '#kit/day.ts'
import type { OpinionKind, OpinionWay, Quorum } from './gate.ts'
import type { Certainty, FigureKind } from './judge.ts'
import type { Missing } from './missing.ts'
import type { Point, Turn } from './pace.ts'
import type { ThresholdUnit } from './threshold.ts'
import type { Verdict } from './verdict.ts'
import type { Comparison, CriterionKind, Level, Outcome, PeriodKind } from './words.ts'

/** A noun for one and for many, in the hub's language. */
type Noun = readonly [one: string, many: string]

/**
 * A criterion as it was judged: what was measured, how, on what, against what, and the verdict. What is optional is not
 * in the records signed before it was known: they stay as they were signed.
 */
export type Evidence = {
  criterionId: string
  name: string
  level: Level
  hypothesis: string | null
  /** The measure; for a grid its `id` is empty, and its definition says the levels. */
  measure: {
    id: string
    name: string
    definition: string
    unit: ThresholdUnit
    kind?: FigureKind
    /** What one observation is: « réponse ». */
    sampled?: Noun
    /** What is missing when it is too low: « réponse satisfaite ». */
    lacking?: Noun
  }
  comparison: Comparison
  /** In the measure's unit; cents as an integer. */
  threshold: number
  minSample: number
  value: number | null
  sample: number
  from: Day
  to: Day
  verdict: Verdict
  /** `measure` when absent. */
  kind?: CriterionKind
  /** `own` when absent: the days of the measure itself. */
  period?: PeriodKind
  /** 1 when absent. */
  weight?: number
  /** Interval and sureness; null for what is counted whole or cannot be told yet. */
  certainty?: Certainty | null
  /** Further cases like those seen that would make the verdict sure; null when it is, or when out of reach. */
  toBeSure?: number | null
  /** The last weeks, oldest first, ending on the day judged, and where they lead. */
  trend?: { points: Point[]; turn: Turn | null }
  /** What is missing to be met; null when it is met or the stage has not begun. */
  missing?: Missing | null
  /** When it would be met at the pace of the last weeks; null when it is met or the pace is not known. */
  byWhen?: Day | 'never' | null
  /** The votes of a grid: the words of its levels and how many gave each, the lowest first. */
  rubric?: { levels: string[]; counts: number[]; low: number | null; high: number | null }
}

export type Condition = { what: string; dueOn: Day }

/** A stage as it stood when it was frozen. */
export type StageRecord = {
  id: string
  name: string
  purpose: string
  startsOn: Day
  endsOn: Day
  /** Cents. */
  budget: number
  lossCeiling: number
  volunteerHours: number
  /** Cents spent since the stage began, or null when the hub keeps no accounts here. */
  spent: number | null
}

/** The gate that a decision signs: its dossier by its fingerprint, and the voices that answered. */
export type SignedGate = {
  id: string
  number: number
  fingerprint: string
  /** When its dossier was frozen. */
  at: string
  asked: string
  quorum: Quorum
  /** Voices of the committee, those the rule asks for, and those that answered. */
  total: number
  needed: number
  given: number
}

/** The last word of one member before the decision. */
export type SignedOpinion = {
  name: string
  role: string
  voices: number
  kind: OpinionKind
  text: string
  reservations: string[]
  at: string
  way: OpinionWay
  /** Who wrote it down, when it was said aloud. */
  notedBy: string | null
}

/** Everything a decision says, frozen: what is printed is read from here and from nowhere else. */
export type DecisionRecord = {
  version: 1
  hub: string
  stage: StageRecord
  number: number
  outcome: Outcome
  reasons: string
  conditions: Condition[]
  extendTo: Day | null
  evidence: Evidence[]
  day: Day
  /** ISO 8601, UTC. */
  at: string
  signature: string
  /** Fingerprint of the hub's decision before this one: none can be slipped in or taken out between. */
  previous: string | null
  /** Absent from decisions signed before there were gates: their fingerprint is the same. */
  gate?: SignedGate
  opinions?: SignedOpinion[]
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** One text for one content: keys sorted, no blank, undefined left out (after RFC 8785). */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as { [key: string]: Json | undefined })
    const kept = entries.flatMap(([key, v]) => (v === undefined ? [] : [[key, v] as const]))
    // Code unit order, as RFC 8785 asks: a locale's order would differ from one machine to the next.
    kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${kept.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

import type { Day } from '#kit/day.ts'
import type { ThresholdUnit } from './threshold.ts'
import type { Verdict } from './verdict.ts'
import type { Comparison, Level, Outcome } from './words.ts'

/** A criterion as it was judged: what was measured, how, on what, against what, and the verdict. */
export type Evidence = {
  criterionId: string
  name: string
  level: Level
  hypothesis: string | null
  measure: { id: string; name: string; definition: string; unit: ThresholdUnit }
  comparison: Comparison
  /** In the measure's unit; cents as an integer. */
  threshold: number
  minSample: number
  value: number | null
  sample: number
  from: Day
  to: Day
  verdict: Verdict
}

export type Condition = { what: string; dueOn: Day }

/** Everything a decision says, frozen: what is printed is read from here and from nowhere else. */
export type DecisionRecord = {
  version: 1
  hub: string
  stage: {
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

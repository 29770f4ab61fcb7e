import type { Day } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** What somebody is in their household. */
export const HOUSEHOLD_ROLES = ['adult', 'child', 'elder', 'other'] as const
export type HouseholdRole = (typeof HOUSEHOLD_ROLES)[number]

/** Who may act for somebody: by a judge's order or a mandate, as family, or as the one who cares for them. */
export const PROXY_KINDS = ['guardian', 'family', 'carer', 'neighbour'] as const
export type ProxyKind = (typeof PROXY_KINDS)[number]
/** Ask for a service, pay for it, read what is kept about the person. */
export const POWERS = ['ask', 'pay', 'read'] as const
export type Power = (typeof POWERS)[number]

export type ProxyTerms = {
  kind: ProxyKind
  powers: readonly Power[]
  from: Day
  /** Last day; null while nothing ends it. */
  until: Day | null
  /** The paper that says so, and where it is kept. */
  paper: string | null
}

export type ProxyCode = 'powers_needed' | 'ends_before_start' | 'paper_needed' | 'not_oneself'

/** A guardian's power rests on a paper (Code civil, art. 459 s. and 477); family and carers may be told aloud. */
export function checkProxy(terms: ProxyTerms, same: boolean): Result<null, ProxyCode> {
  if (same) return refuse('not_oneself')
  if (terms.powers.length === 0) return refuse('powers_needed', 'powers')
  if (terms.until && terms.until < terms.from) return refuse('ends_before_start', 'until')
  if (terms.kind === 'guardian' && !terms.paper) return refuse('paper_needed', 'paper')
  return ok(null)
}

/** Whether a proxy holds on a day, both ends included; one that was ended holds no more. */
export const holdsOn = (proxy: { from: Day; until: Day | null; endedAt: Date | null }, on: Day): boolean =>
  proxy.endedAt === null && proxy.from <= on && (proxy.until === null || on <= proxy.until)

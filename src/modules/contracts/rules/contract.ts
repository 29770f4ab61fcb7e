import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Eligibles, Indexation, Per, Rounding } from './terms.ts'

/** How much of a service is held in the fee, and what one more costs. */
export type VolumeInput = {
  readonly serviceId: Id<'Service'>
  readonly included: number
  readonly per: Per
  readonly unitPrice: Cents
}
/** The price side of a contract, as signed or as amended. */
export type TermsInput = {
  /** Cents a year. */
  readonly annualFee: Cents
  readonly payEvery: Per
  readonly inAdvance: boolean
  readonly indexation: Indexation
  /** Hundredths of a percent a year. */
  readonly indexRate?: number
  readonly indexName?: string
  /** Thousandths. */
  readonly indexBase?: number
  readonly rounding: Rounding
  readonly volumes: readonly VolumeInput[]
}
/** The frame of a contract. */
export type FrameInput = {
  readonly organisationId: Id<'Organisation'>
  readonly title: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly noticeMonths: number
  /** Months added when nobody gives notice; absent when the contract simply ends. */
  readonly renewalMonths?: number
  readonly eligibles: Eligibles
  readonly code?: string
  readonly codeLimit?: number
  readonly note?: string
}

export type ContractCode =
  | 'ends_before_start'
  | 'term_too_long'
  | 'notice_longer_than_term'
  | 'code_needed'
  | 'code_limit_needed'
  | 'rate_needed'
  | 'index_needed'
  | 'service_twice'
  | 'nothing_agreed'

/** Longer than this, a term is a slip of the finger on the year. */
const MOST_YEARS = 10

/** How a code is kept and compared: `rivoire 26` and `RIVOIRE-26` are one. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()

/** Refuses a frame that contradicts itself, with the field at fault. */
export function checkFrame(frame: FrameInput): Result<null, ContractCode> {
  const { startsOn, endsOn } = frame
  if (endsOn < startsOn) return refuse('ends_before_start', 'endsOn')
  if (endsOn > addMonthsToDay(startsOn, 12 * MOST_YEARS)) return refuse('term_too_long', 'endsOn')
  if (frame.noticeMonths > 0 && addMonthsToDay(startsOn, frame.noticeMonths) > addDays(endsOn, 1))
    return refuse('notice_longer_than_term', 'noticeMonths')
  if (frame.eligibles === 'code') {
    if (tidyCode(frame.code ?? '').length < 4) return refuse('code_needed', 'code')
    if (!frame.codeLimit) return refuse('code_limit_needed', 'codeLimit')
  }
  return ok(null)
}

/** Refuses terms that cannot be computed: an indexation without its figure, a service held twice, nothing at all. */
export function checkTerms(terms: TermsInput): Result<null, ContractCode> {
  if (terms.indexation === 'rate' && !terms.indexRate) return refuse('rate_needed', 'indexRate')
  if (terms.indexation === 'index') {
    if (!terms.indexName) return refuse('index_needed', 'indexName')
    if (!terms.indexBase) return refuse('index_needed', 'indexBase')
  }
  const services = terms.volumes.map(({ serviceId }) => serviceId)
  if (new Set(services).size < services.length) return refuse('service_twice', 'volumes')
  if (terms.annualFee === 0n && terms.volumes.length === 0) return refuse('nothing_agreed', 'annualFee')
  return ok(null)
}

/** The last day of the term after this one. */
export const renewedEnd = (endsOn: Day, months: number): Day =>
  addDays(addMonthsToDay(addDays(endsOn, 1), months), -1)

/** The end of the term that holds a day, when each term of `months` follows the first one. */
export function termEnd(firstEndsOn: Day, months: number | null, day: Day): Day {
  let end = firstEndsOn
  while (months && end < day) end = renewedEnd(end, months)
  return end
}

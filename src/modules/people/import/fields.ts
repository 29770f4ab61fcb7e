import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import type { PersonRole, PersonSegment } from '../rules/segments.ts'

/** What a column of a file may hold. `lastFirst` is « NOM Prénom » in one column, `firstLast` the other way round. */
export const IMPORT_FIELDS = [
  'lastName',
  'firstName',
  'lastFirst',
  'firstLast',
  'email',
  'mobile',
  'phone',
  'street',
  'postcode',
  'city',
  'category',
  'startsOn',
  'endsOn',
  'fee',
  'needs',
  'externalId',
  'organisation',
  'mark',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** Which field each column holds, by its place; null for a column that is not read. */
export type Mapping = readonly (ImportField | null)[]

/** Bytes: 20,000 people with addresses fit; the server refuses a heavier form. */
export const LARGEST_PEOPLE_FILE = 5 * 1024 * 1024
/** Rows of people in one file; a larger hub sends two. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 100

/** What is written on a record. A blank is null, save the first name, which is `''` as in the table. */
export type Facts = {
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  street: string | null
  postcode: string | null
  city: string | null
  needs: string | null
}

export type Period = { startsOn: Day; endsOn: Day; fee: Cents }

/** Why a row is not imported. */
export const REFUSING = [
  'no_name',
  'broken_name',
  'two_people',
  'organisation_row',
  'too_many_cells',
  'other_person',
  'looks_like',
] as const
/** Why a cell is left out while the rest of its row is imported. */
export const LEFT_OUT = [
  'not_an_email',
  'not_a_phone',
  'not_a_postcode',
  'not_a_day',
  'not_an_amount',
  'broken_letters',
  'unknown_category',
  'too_long',
  'ends_before_start',
] as const
/** What is told, though nothing is wrong with the file. */
export const TOLD = ['differs', 'already_member', 'has_left'] as const
export type FaultCode = (typeof REFUSING)[number] | (typeof LEFT_OUT)[number] | (typeof TOLD)[number]

export type Fault = {
  /** Row of the file, counted from 1 as a spreadsheet does. */
  readonly row: number
  /** Heading of the column; empty when the whole row is meant. */
  readonly column: string
  readonly code: FaultCode
  /** What was found. */
  readonly got: string
  /** What it was held against: the value kept, the row or the name that it looks like. */
  readonly known?: string
}

const among = <T extends string>(codes: readonly T[]) => {
  const set = new Set<string>(codes)
  return (code: FaultCode): boolean => set.has(code)
}
export const refusesRow = among(REFUSING)
export const isToCorrect = among([...REFUSING, ...LEFT_OUT])

/** A row of the file as it would be written. */
export type Draft = {
  readonly row: number
  /** Tells the row apart at its source: its number there, or else what it says. */
  readonly key: string
  /** The key that the row had before it was corrected, from our own file of rows to correct. */
  readonly mark: string | null
  /** Digest of all that the row says: equal, nothing changed since it was imported. */
  readonly print: string
  readonly facts: Facts
  /** Null when the file does not say. */
  readonly segment: PersonSegment | null
  readonly roles: readonly PersonRole[]
  readonly membership: Period | null
  readonly faults: readonly Fault[]
}

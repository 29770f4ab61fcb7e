import { fold } from '#kit/text.ts'
import { changedFields } from './changes.ts'

/**
 * One name however it was heard: words in any order, letters that French does not sound apart told as one, doubled and
 * mute last letters dropped. « Jean-Pierre LEFEBVRE » and « Lefèbvre, Jean Pierre » share a key; so do « Philippe »
 * and « Filipe ». Names that merely look alike do not: a list of false pairs is read by nobody.
 */
export const twinKey = (firstName: string, lastName: string): string =>
  fold(`${lastName} ${firstName}`)
    .split(' ')
    .map((word) =>
      word
        .replace(/ph/g, 'f')
        .replace(/eau|au/g, 'o')
        .replace(/qu|ck|c(?![eiyh])|q/g, 'k')
        .replace(/y/g, 'i')
        .replace(/h/g, '')
        .replace(/z/g, 's')
        .replace(/([a-z])\1+/g, '$1')
        .replace(/(?<=..)[stdx]+$/, ''),
    )
    .filter(Boolean)
    .sort()
    .join(' ')

/** Why two records may be one person, the surest first. */
export const REASONS = ['phone', 'email', 'name'] as const
export type Reason = (typeof REASONS)[number]

/** What is chosen side by side; an address is chosen whole. */
export const MERGED = [
  'firstName',
  'lastName',
  'segment',
  'phone',
  'email',
  'address',
  'needs',
  'organisationId',
  'reachBy',
  'benefit',
] as const
export type MergedField = (typeof MERGED)[number]
export type Choices = Readonly<Partial<Record<MergedField, 'kept' | 'gone'>>>

const ADDRESS = ['street', 'postcode', 'city'] as const
type Columns = Exclude<MergedField, 'address'> | (typeof ADDRESS)[number]
type Chosen = { [K in Columns]: string | null }

const columnsOf = (field: MergedField): readonly Columns[] => (field === 'address' ? ADDRESS : [field])

/** What a field shows of a record; an address on one line. */
export const shownOf = (row: Chosen, field: MergedField): string =>
  columnsOf(field)
    .map((column) => row[column])
    .filter(Boolean)
    .join(', ')

/** Fields whose two records both say something, and not the same: those that somebody must choose. */
export const disputed = (kept: Chosen, gone: Chosen): MergedField[] =>
  MERGED.filter((field) => {
    const [a, b] = [shownOf(kept, field), shownOf(gone, field)]
    return a !== '' && b !== '' && a !== b
  })

/** The kept record's columns after a merge: what it lacked is taken from the other, disputes as chosen. */
export function mergedColumns<Row extends Chosen>(kept: Row, gone: Row, choices: Choices): Partial<Row> {
  const change: Partial<Row> = {}
  for (const field of MERGED) {
    const lacking = shownOf(kept, field) === ''
    if (!lacking && choices[field] !== 'gone') continue
    if (shownOf(gone, field) === '') continue
    for (const column of columnsOf(field)) change[column] = gone[column]
  }
  return Object.fromEntries(
    changedFields(kept, change).map((column) => [column, change[column]]),
  ) as Partial<Row>
}

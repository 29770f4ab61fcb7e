import { z } from 'zod'
import type { ImportField, Mapping } from '#modules/people/import/fields.ts'
import { IMPORT_FIELDS } from '#modules/people/import/fields.ts'
import { DOUBT_CHOICES, KNOWN_CHOICES } from '#modules/people/import/match.ts'
import { PERSON_SEGMENTS } from '#modules/people/rules/segments.ts'
import { choiceField, idField, onceField } from '#platform/forms/fields.ts'

/** Name of the select of a column, by its place. */
export const columnField = (at: number): string => `c${at}`

const fields: ReadonlySet<string> = new Set(IMPORT_FIELDS)

/** What each of `count` columns holds, as chosen; a word that is no field is not read. */
export const typedMapping = (typed: FormData, count: number): Mapping =>
  Array.from({ length: count }, (_, at) => {
    const word = typed.get(columnField(at))
    return typeof word === 'string' && fields.has(word) ? (word as ImportField) : null
  })

export const segmentForm = z.object({ segment: choiceField(PERSON_SEGMENTS) })
export const choicesForm = z.object({ known: choiceField(KNOWN_CHOICES), doubts: choiceField(DOUBT_CHOICES) })
export const goForm = z.object({ file: idField<'ImportFile'>(), idempotencyKey: onceField() })

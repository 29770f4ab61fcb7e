import { z } from 'zod'
import type { Id } from '#kit/id.ts'
import { isId } from '#kit/id.ts'
import { NOTED_KINDS } from '#modules/bank/rules/own.ts'
import {
  choiceField,
  onceField,
  optionalDay,
  optionalId,
  optionalText,
  textField,
} from '#platform/forms/fields.ts'

const ids = <Noun extends string>() =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((v) => (v === undefined ? [] : [v].flat()).filter((one): one is Id<Noun> => isId<Noun>(one)))

/** Entries and further lines that a person puts beside a line of the bank. */
export const chosenForm = z.object({
  entries: ids<'Entry'>(),
  lines: ids<'BankLine'>(),
  fee: z
    .string()
    .optional()
    .transform((said) => said === 'on'),
  idempotencyKey: onceField(),
})

/** What a line of the bank is. */
export const noteForm = z.object({
  kind: choiceField(NOTED_KINDS),
  label: textField(200),
  organisationId: optionalId<'Organisation'>(),
  partyName: optionalText(120),
  day: optionalDay(),
  pattern: optionalText(80),
  idempotencyKey: onceField(),
})

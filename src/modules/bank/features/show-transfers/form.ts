import { z } from 'zod'
import { RUN_VERBS } from '#modules/bank/rules/runs.ts'
import { choiceField, optionalText } from '#platform/forms/fields.ts'

export const moveForm = z.object({ verb: choiceField(RUN_VERBS), why: optionalText(300) })

import { z } from 'zod'
import { optionalText, textField } from '#platform/forms/fields.ts'

export const addForm = z.object({ address: textField(200), point: optionalText(60) })
export const pointForm = z.object({ point: textField(60) })

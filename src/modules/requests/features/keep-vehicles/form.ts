import { z } from 'zod'
import { choiceField, idField, onceField, optionalText, textField } from '#platform/forms/fields.ts'

const vehicle = { name: textField(60), plate: optionalText(20), note: optionalText(200) }

export const addForm = z.object({ ...vehicle, idempotencyKey: onceField() })
export const editForm = z.object({ id: idField<'Vehicle'>(), ...vehicle })
export const retireForm = z.object({ id: idField<'Vehicle'>(), retired: choiceField(['oui', 'non']) })

import { z } from 'zod'
import { idField, textField } from '#platform/forms/fields.ts'

export const withdrawForm = z.object({ why: textField(500) })
export const publishForm = z.object({ publicText: textField(2000) })
export const renewForm = z.object({ memberId: idField<'CommitteeMember'>() })

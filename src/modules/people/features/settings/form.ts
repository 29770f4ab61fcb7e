import { z } from 'zod'
import { choiceField, emailField, optionalText, textField } from '#platform/forms/fields.ts'
import { ROLES } from '#platform/session/roles.ts'

/** True for a zone this machine knows, such as `Europe/Paris`. */
const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

export const hubForm = z.object({
  name: textField(80),
  place: optionalText(80),
  openWords: optionalText(600),
  zone: textField(60).refine(isZone, { message: 'not_a_zone' }),
})
export type HubForm = z.infer<typeof hubForm>

export const inviteForm = z.object({
  name: textField(80),
  email: emailField(),
  role: choiceField(ROLES),
})
export type InviteForm = z.infer<typeof inviteForm>

export const withdrawForm = z.object({ userId: textField(60), role: choiceField(ROLES) })
export type WithdrawForm = z.infer<typeof withdrawForm>

import { z } from 'zod'
import { choiceField, emailField } from '#platform/forms/fields.ts'

/** What somebody may be given from their record; roles of the team are given in the settings. */
export const PORTALS = ['member', 'company-contact', 'provider'] as const
export type Portal = (typeof PORTALS)[number]

export const accessForm = z.object({ portal: choiceField(PORTALS), email: emailField() })
export type AccessForm = z.infer<typeof accessForm>

export const closeForm = z.object({ portal: choiceField(PORTALS) })

import { z } from 'zod'
import { serviceFields } from '#modules/catalogue/service-form.ts'

export const editServiceForm = z.object({
  ...serviceFields,
  /** When the service was last written, so that a change made meanwhile is not lost. */
  seenAt: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), { message: 'changed_meanwhile' })
    .transform((text) => new Date(text)),
})
export type EditServiceForm = z.infer<typeof editServiceForm>

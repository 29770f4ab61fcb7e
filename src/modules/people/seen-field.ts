import { z } from 'zod'

/** When the record being edited was last written, so that a change made meanwhile is not lost. */
export const seenField = () =>
  z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), { message: 'changed_meanwhile' })
    .transform((text) => new Date(text))

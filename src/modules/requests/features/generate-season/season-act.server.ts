import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { seasonForm } from './form.ts'
import { generateSeason, type Season } from './use-case.server.ts'

/** What the page shows after a season: what it made, or what was typed with its errors. */
export type SeasonAnswer = { season: Season | null; state: FormState | null }

/** Generates from the form of a page; the answer is shown on that page, for it lists what is left to do. */
export async function seasonFrom(
  ctx: Ctx,
  posted: FormData,
  recurrenceIds?: readonly Id<'Recurrence'>[],
): Promise<SeasonAnswer> {
  const form = readForm(seasonForm, posted)
  if (!form.ok) return { season: null, state: { values: form.values, errors: form.errors } }
  const made = await generateSeason(ctx, { ...form.value, recurrenceIds })
  return made.ok
    ? { season: made.value, state: null }
    : { season: null, state: refusedForm(form.values, made) }
}

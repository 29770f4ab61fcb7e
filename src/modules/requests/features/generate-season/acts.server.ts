import type { Id } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Verbs, verb } from '#platform/forms/verbs.server.ts'
import { addDateForm, endForm, finishForm, moveForm, skipForm } from './form.ts'
import {
  addOccurrence,
  endRecurring,
  finishOccurrence,
  moveOccurrence,
  skipOccurrence,
} from './occurrence.server.ts'

/** What becomes of one date, for the pages that list them: `id` says what is told afterwards. */
export const DATE_ACTS: Verbs = {
  finish: verb(
    finishForm,
    async (ctx: Ctx, input) => told(await finishOccurrence(ctx, input), 'finished'),
    (id) => `?fait=${id}`,
  ),
  skip: verb(
    skipForm,
    async (ctx: Ctx, input) => told(await skipOccurrence(ctx, input), 'skipped'),
    (id) => `?fait=${id}`,
  ),
  move: verb(
    moveForm,
    async (ctx: Ctx, input) => {
      const moved = await moveOccurrence(ctx, input)
      return moved.ok ? ok({ id: moved.value.toPlan ? 'moved-to-plan' : 'moved' }) : moved
    },
    (id) => `?fait=${id}`,
  ),
}

const told = (answer: Result<unknown>, id: string): Result<{ id: string }> =>
  answer.ok ? ok({ id }) : answer

/** The same with what the page of one recurring work adds. */
export const actsOn = (recurrenceId: Id<'Recurrence'>): Verbs => ({
  ...DATE_ACTS,
  add: verb(
    addDateForm,
    async (ctx: Ctx, input) => told(await addOccurrence(ctx, { recurrenceId, ...input }), 'date-added'),
    (id) => `?fait=${id}`,
  ),
  end: verb(
    endForm,
    async (ctx: Ctx, input) => told(await endRecurring(ctx, { recurrenceId, ...input }), 'ended'),
    (id) => `?fait=${id}`,
  ),
})

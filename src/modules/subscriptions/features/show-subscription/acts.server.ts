import { z } from 'zod'
import type { Id } from '#kit/id.ts'
import type { Result } from '#kit/result.ts'
import {
  changePlan,
  keepSubscription,
  pauseSubscription,
  resumeSubscription,
  stopSubscription,
} from '#modules/subscriptions/use-cases/change.server.ts'
import { dayField, idField, onceField, optionalDay, optionalText, textField } from '#platform/forms/fields.ts'
import { verb } from '#platform/forms/verbs.server.ts'

const key = { idempotencyKey: onceField() }
const pauseForm = z.object({ fromDay: dayField(), toDay: optionalDay(), why: textField(200), ...key })
const changeForm = z.object({ planId: idField<'Plan'>(), ...key })
const stopForm = z.object({ early: z.literal('on').optional(), why: optionalText(200), ...key })
const plainForm = z.object(key)

const done = (result: Result<unknown>, id: string): Result<{ id: string }> =>
  result.ok ? { ok: true, value: { id } } : result

/** What may be done with one subscription. */
export const subscriptionVerbs = (id: Id<'Subscription'>) => ({
  pause: verb(
    pauseForm,
    async (ctx, input) => done(await pauseSubscription(ctx, { id, ...input }), id),
    () => '?fait=pause',
  ),
  resume: verb(
    plainForm,
    async (ctx, input) => done(await resumeSubscription(ctx, { id, ...input }), id),
    () => '?fait=reprise',
  ),
  change: verb(
    changeForm,
    async (ctx, input) => done(await changePlan(ctx, { id, ...input }), id),
    () => '?fait=formule',
  ),
  stop: verb(
    stopForm,
    async (ctx, { early, ...input }) =>
      done(await stopSubscription(ctx, { id, ...input, early: early === 'on' }), id),
    () => '?fait=arret',
  ),
  keep: verb(
    plainForm,
    async (ctx, input) => done(await keepSubscription(ctx, { id, ...input }), id),
    () => '?fait=suite',
  ),
})

import { type Day, dayIn, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Refusal, Result } from '#kit/result.ts'
import { doerFor } from '#modules/requests/calendar/choices.server.ts'
import { visitById } from '#modules/requests/calendar/store.server.ts'
import type { WhoKey } from '#modules/requests/rules/slots.ts'
import { type Held, isSlotTaken } from '#modules/requests/use-cases/hold-slots.server.ts'
import {
  cancelVisit,
  moveVisit,
  scheduleVisit,
  undoVisitMove,
} from '#modules/requests/use-cases/schedule-visit.server.ts'
import { tellVisit } from '#modules/requests/use-cases/tell-visit.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { type FormState, type ReadForm, readForm, refusedForm } from '#platform/forms/form.ts'
import { cancelForm, moveForm, planForm, tellForm, undoForm } from './form.ts'

const WORDS = { plan: 'planifie', move: 'deplace', cancel: 'retire', undo: 'remis', tell: 'prevenu' } as const
type Intent = keyof typeof WORDS

/** What a posted gesture became: what was done, or what was typed with what is wrong and who holds the slot. */
export type Answer =
  | {
      ok: true
      done: (typeof WORDS)[Intent]
      visitId: Id<'Visit'>
      moveId: Id<'VisitMove'> | null
      /** Where the visit is now, so that the calendar can follow it. */
      day: Day | null
    }
  | { ok: false; intent: Intent; state: FormState; held: readonly Held[] }

type Place = {
  day: Day
  time: number
  minutes: number
  who: WhoKey
  vehicleId?: Id<'Vehicle'>
  note?: string
}

async function placeOf(ctx: Ctx, db: Db, { day, time, minutes, who, note }: Place) {
  const startsAt = instantOf(day, time, ctx.hub.zone)
  return { startsAt, minutes, note: note ?? '', who: await doerFor(ctx, db, who) }
}

/** The form's fields are a day and an hour; the use case speaks of an instant. */
const FIELDS: Readonly<Record<string, string>> = { startsAt: 'time', assigneeOrganisationId: 'who' }

const refused = (intent: Intent, values: Record<string, string>, refusal: Refusal): Answer => ({
  ok: false,
  intent,
  state: refusedForm(values, { ...refusal, field: FIELDS[refusal.field ?? ''] ?? refusal.field }),
  held: isSlotTaken(refusal) ? refusal.held : [],
})

type Done = { visitId: Id<'Visit'>; moveId?: Id<'VisitMove'> }

async function after<T extends { tell?: string }>(
  ctx: Ctx,
  intent: Intent,
  form: ReadForm<T>,
  act: (value: T) => Promise<Result<Done>>,
): Promise<Answer> {
  if (!form.ok) return { ok: false, intent, state: { values: form.values, errors: form.errors }, held: [] }
  const done = await act(form.value)
  if (!done.ok) return refused(intent, form.values, done)
  const { visitId, moveId } = done.value
  if (form.value.tell) await tellVisit(ctx, { visitId })
  const visit = await ctx.read((tx) => visitById(tx, ctx.hub.id, visitId))
  const day = visit && dayIn(visit.startsAt, ctx.hub.zone)
  return { ok: true, done: WORDS[intent], visitId, moveId: moveId ?? null, day }
}

/** One posted gesture of the calendar → its use case. */
export async function actOnCalendar(ctx: Ctx, db: Db, data: FormData): Promise<Answer> {
  const intent = data.get('intent')
  if (intent === 'plan')
    return await after(ctx, intent, readForm(planForm, data), async ({ requestId, vehicleId, ...typed }) =>
      scheduleVisit(ctx, {
        requestId,
        idempotencyKey: typed.idempotencyKey,
        ...(vehicleId ? { vehicleId } : {}),
        ...(await placeOf(ctx, db, typed)),
      }),
    )
  if (intent === 'cancel')
    return await after(ctx, intent, readForm(cancelForm, data), (value) => cancelVisit(ctx, value))
  if (intent === 'undo')
    return await after(ctx, intent, readForm(undoForm, data), (value) => undoVisitMove(ctx, value))
  if (intent === 'tell')
    return await after(ctx, intent, readForm(tellForm, data), async ({ visitId }) => {
      const told = await tellVisit(ctx, { visitId })
      return told.ok ? { ok: true, value: { visitId } } : told
    })
  return await after(ctx, 'move', readForm(moveForm, data), async ({ visitId, seen, vehicleId, ...typed }) =>
    moveVisit(ctx, {
      visitId,
      idempotencyKey: typed.idempotencyKey,
      vehicleId: vehicleId ?? null,
      ...(seen === undefined ? {} : { seen }),
      ...(await placeOf(ctx, db, typed)),
    }),
  )
}

import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { vehiclesInUse, type WhoKey } from '#modules/requests/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayKeepFleet, mayPrepareRounds } from '../permits.ts'
import { placeKey } from '../rules/places.ts'
import type { TemplateLine } from '../rules/templates/template.ts'
import { schemeById } from '../trips/store.server.ts'
import {
  addSkip,
  dropSkip,
  insertTemplate,
  lockTemplates,
  type TemplateRow,
  templateById,
  templatesOf,
  updateTemplate,
} from './store.server.ts'

export type TemplateInput = {
  name: string
  /** Monday = 1 … Sunday = 7. */
  weekdays: readonly number[]
  vehicleId?: Id<'Vehicle'> | undefined
  /** An account's name is read by the caller, since accounts belong to no hub. */
  who?: { key: WhoKey; name: string } | undefined
  paid: boolean
  fromMinute: number
  toMinute: number
  schemeId?: Id<'Scheme'> | undefined
  zone: readonly string[]
  note?: string | undefined
}

export type TemplateCode =
  | 'not_permitted'
  | 'not_found'
  | 'required'
  | 'name_taken'
  | 'ends_before'
  | 'vehicle_unknown'
  | 'unknown_scheme'
  | 'too_many_lines'
type Kept = { id: Id<'RoundTemplate'> }

/** As many as a round may hold, with room left for what waits. */
export const MOST_LINES = 60

/** What was said of a model, looked at. */
async function factsOf(tx: Tx, c: Ctx, input: TemplateInput, before: TemplateRow | null) {
  const { fromMinute, toMinute, vehicleId = null, schemeId = null } = input
  const name = input.name.trim()
  if (name === '') return refuse('required', 'name')
  if (input.weekdays.length === 0) return refuse('required', 'weekdays')
  if (toMinute <= fromMinute) return refuse('ends_before', 'toMinute')
  const others = (await templatesOf(tx, c.hub.id)).filter((one) => one.id !== before?.id)
  if (others.some((one) => one.name === name)) return refuse('name_taken', 'name')
  // A vehicle or a scheme retired meanwhile may stay where it was.
  if (vehicleId && vehicleId !== before?.vehicleId)
    if (!(await vehiclesInUse(c)).some((one) => one.id === vehicleId))
      return refuse('vehicle_unknown', 'vehicleId')
  if (schemeId && schemeId !== before?.schemeId) {
    const scheme = await schemeById(tx, c.hub.id, schemeId)
    if (!scheme || scheme.removedAt) return refuse('unknown_scheme', 'schemeId')
  }
  return ok({
    ...{ name, vehicleId, schemeId, fromMinute, toMinute, paid: input.paid, note: input.note?.trim() ?? '' },
    ...{ weekdays: [...new Set(input.weekdays)].sort(), zone: [...input.zone] },
    ...{ who: input.who?.key ?? null, whoName: input.who?.name ?? '' },
  })
}

/** Adds a model of round, with lines when it is copied from a round; two in use never share a name. */
export async function addTemplate(
  ctx: Ctx,
  input: TemplateInput & { lines?: readonly TemplateLine[]; idempotencyKey?: string },
): Promise<Result<Kept, TemplateCode>> {
  if (!mayKeepFleet(ctx.actor)) return refuse('not_permitted')
  const lines = input.lines ?? []
  if (lines.length > MOST_LINES) return refuse('too_many_lines', 'lines')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Kept, TemplateCode>(tx, c, input.idempotencyKey, async () => {
        await lockTemplates(tx, c.hub.id)
        const facts = await factsOf(tx, c, input, null)
        if (!facts.ok) return facts
        const id = newId<'RoundTemplate'>()
        const at = c.now()
        await insertTemplate(tx, {
          ...{ hubId: c.hub.id, id, ...facts.value, lines: [...lines] },
          ...{ createdAt: at, updatedAt: at, removedAt: null },
        })
        await audit(tx, c, 'add', 'round-template', id)
        return ok({ id })
      }),
    ),
  )
}

/** Changes a model while it is in use: what it made stays as it is. */
const changing = (
  ctx: Ctx,
  id: Id<'RoundTemplate'>,
  verb: string,
  change: (tx: Tx, c: Ctx, row: TemplateRow) => Promise<Result<Partial<TemplateRow>, TemplateCode>>,
): Promise<Result<Kept, TemplateCode>> =>
  ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Kept, TemplateCode>> => {
      if (!mayKeepFleet(c.actor)) return refuse('not_permitted')
      await lockTemplates(tx, c.hub.id)
      const row = await templateById(tx, c.hub.id, id, true)
      if (!row) return refuse('not_found')
      const set = await change(tx, c, row)
      if (!set.ok) return set
      await updateTemplate(tx, c.hub.id, id, { ...set.value, updatedAt: c.now() })
      await audit(tx, c, verb, 'round-template', id)
      return ok({ id })
    }),
  )

export const editTemplate = (ctx: Ctx, id: Id<'RoundTemplate'>, input: TemplateInput) =>
  changing(ctx, id, 'change', async (tx, c, row) =>
    row.removedAt ? refuse('not_found') : await factsOf(tx, c, input, row),
  )

/** Takes a model out of use, or brings it back; its rounds stay. */
export const setTemplateRemoved = (ctx: Ctx, id: Id<'RoundTemplate'>, removed: boolean) =>
  changing(ctx, id, removed ? 'remove' : 'restore', async (tx, c, row) => {
    const others = (await templatesOf(tx, c.hub.id)).filter((one) => one.id !== id)
    if (!removed && others.some((one) => one.name === row.name)) return refuse('name_taken')
    return ok({ removedAt: removed ? (row.removedAt ?? c.now()) : null })
  })

/** Adds a line of its own at the end of a model. */
export const addLine = (ctx: Ctx, id: Id<'RoundTemplate'>, line: TemplateLine) =>
  changing(ctx, id, 'add-line', async (_tx, _c, row) => {
    if (row.removedAt) return refuse('not_found')
    if (line.what.trim() === '') return refuse('required', 'what')
    if (placeKey(line.address) === '') return refuse('required', 'address')
    if (line.way === 'carry' && placeKey(line.toAddress) === '') return refuse('required', 'toAddress')
    if (row.lines.length >= MOST_LINES) return refuse('too_many_lines', 'what')
    const kept = line.way === 'carry' ? line : { ...line, toAddress: '' }
    return ok({ lines: [...row.lines, kept] })
  })

/** Takes the line at a place out; `what` is the one that the page showed there, so that no other goes in its stead. */
export const removeLine = (ctx: Ctx, id: Id<'RoundTemplate'>, at: number, what: string) =>
  changing(ctx, id, 'remove-line', async (_tx, _c, row) =>
    row.lines[at]?.what === what ? ok({ lines: row.lines.toSpliced(at, 1) }) : refuse('not_found'),
  )

/** A model makes no round that day, or makes one again. */
export async function skipDay(
  ctx: Ctx,
  templateId: Id<'RoundTemplate'>,
  { day, skip, why = '' }: { day: Day; skip: boolean; why?: string },
): Promise<Result<Kept, TemplateCode>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<Kept, TemplateCode>> => {
    const row = await templateById(tx, ctx.hub.id, templateId)
    if (!row || row.removedAt) return refuse('not_found')
    const own = { hubId: ctx.hub.id, templateId, day }
    if (skip) await addSkip(tx, { ...own, why: why.trim(), at: ctx.now(), actorName: ctx.actor.name })
    else await dropSkip(tx, ctx.hub.id, templateId, day)
    await audit(tx, ctx, skip ? 'skip' : 'unskip', 'round-template', templateId, { day })
    return ok({ id: templateId })
  })
}

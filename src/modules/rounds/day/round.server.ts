import { type Day, instantOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type WhoKey, whoDrives } from '#modules/requests/index.server.ts'
import { audit, type Ctx, nextNumber, once } from '#platform/context/ctx.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { mayPrepareRounds } from '../permits.ts'
import { LATEST_RETURN } from '../rules/life.ts'
import type { DriverKind } from '../rules/problem.ts'
import type { TripMode } from '../rules/trip.ts'
import { schemeById } from '../trips/store.server.ts'
import { changeRounds } from './change.server.ts'
import type { ChangeAnswer } from './prepare.server.ts'
import { insertRound, insertRoundMoves, type RoundRow, roundById, wordsOfRound } from './store.server.ts'

/** Whose time it takes; an account's name is read by the caller, since accounts belong to no hub. */
export type RoundWho = { key: WhoKey; name: string }

export type RoundInput = {
  day: Day
  /** « Matin », « Les Combes »; empty: its vehicle's name, or its driver's. */
  name?: string | undefined
  vehicleId?: Id<'Vehicle'> | null | undefined
  /** How one goes, when no vehicle of the calendar says it. */
  mode?: TripMode | undefined
  who?: RoundWho | null | undefined
  driver: DriverKind
  /** Minutes after midnight on the clock of the hub. */
  fromMinute: number
  toMinute: number
  schemeId?: Id<'Scheme'> | null | undefined
  templateId?: Id<'RoundTemplate'> | null | undefined
  note?: string | undefined
  idempotencyKey?: string | undefined
}

type Facts = Pick<
  RoundRow,
  'name' | 'vehicleId' | 'vehicleName' | 'mode' | 'who' | 'whoName' | 'driver' | 'fromMinute' | 'toMinute'
> &
  Pick<RoundRow, 'schemeId' | 'note'>

/** What is typed of a round, looked at: vehicle, driver, hours, scheme. */
async function factsOf(
  c: Ctx,
  input: Omit<RoundInput, 'idempotencyKey' | 'templateId'>,
  before?: RoundRow,
): Promise<Result<Facts>> {
  const { fromMinute, toMinute } = input
  if (!Number.isInteger(fromMinute) || fromMinute < 0 || fromMinute >= 24 * 60)
    return refuse('not_a_time', 'from')
  if (!Number.isInteger(toMinute) || toMinute > LATEST_RETURN) return refuse('not_a_time', 'to')
  if (toMinute <= fromMinute) return refuse('ends_before', 'to')
  const vehicle = input.vehicleId ? (await fleetOf(c)).find(({ id }) => id === input.vehicleId) : undefined
  // A vehicle retired meanwhile may stay where it was.
  const kept = before && input.vehicleId === before.vehicleId
  if (input.vehicleId && !vehicle && !kept) return refuse('vehicle_unknown', 'vehicleId')
  const vehicleName = vehicle?.name ?? (kept ? before.vehicleName : '')
  const mode = vehicle?.mode ?? (kept && input.vehicleId ? before.mode : input.mode) ?? 'volunteer-car'
  const at = instantOf(input.day, fromMinute, c.hub.zone)
  const who = input.who ? await whoDrives(c, input.who, at) : null
  if (who && !who.ok) return who
  const { schemeId = null } = input
  const scheme = schemeId && (await c.read((tx) => schemeById(tx, c.hub.id, schemeId)))
  if (schemeId && (!scheme || (scheme.removedAt && before?.schemeId !== schemeId)))
    return refuse('unknown_scheme', 'schemeId')
  const whoName = who?.value.name ?? ''
  return ok({
    name: input.name?.trim() || vehicleName || whoName,
    ...{ vehicleId: input.vehicleId ?? null, vehicleName, mode, who: who?.value.key ?? null, whoName },
    ...{ driver: input.driver, fromMinute, toMinute, schemeId, note: input.note?.trim() ?? '' },
  })
}

/** Opens a round of a day, empty, to be prepared. A model makes one a day: refused as `made_already`. */
export async function createRound(
  ctx: Ctx,
  input: RoundInput,
): Promise<Result<{ id: Id<'Round'>; number: string }>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  if (input.day < ctx.today()) return refuse('day_past', 'day')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'Round'>; number: string }, string>(tx, c, input.idempotencyKey, async () => {
        const facts = await factsOf(c, input)
        if (!facts.ok) return facts
        const year = input.day.slice(0, 4)
        const hubId = c.hub.id
        const at = c.now()
        // The series of the till's tickets is another one.
        const n = await nextNumber(tx, c, `TOURNEE${year}`)
        const number = `T${year}-${String(n).padStart(4, '0')}`
        const id = newId<'Round'>()
        const name = facts.value.name || number
        const made = await insertRound(tx, {
          ...{ hubId, id, number, day: input.day, state: 'draft', sequence: 0, createdAt: at, updatedAt: at },
          ...facts.value,
          ...{ name, words: wordsOfRound({ ...facts.value, number, name }) },
          templateId: input.templateId ?? null,
        })
        if (made === 0) return refuse('made_already', 'templateId')
        await insertRoundMoves(tx, [
          {
            ...{ hubId, id: newId<'RoundMove'>(), roundId: id, batchId: newId<'RoundBatch'>() },
            ...{ verb: 'create', toState: 'draft', before: null, sequence: 0, at },
            ...{ userId: c.actor.userId, actorName: c.actor.name },
          },
        ])
        await audit(tx, c, 'create', 'round', id, { number })
        return ok({ id, number })
      }),
    ),
  )
}

export type EditInput = Omit<RoundInput, 'day' | 'templateId'> & {
  roundId: Id<'Round'>
  /** The `sequence` that the page showed. */
  seen: number
}

/** Changes who drives, with what, from when to when; its stops are timed anew, and the visits of a published one follow. */
export async function editRound(ctx: Ctx, input: EditInput): Promise<ChangeAnswer | Result<never>> {
  if (!mayPrepareRounds(ctx.actor)) return refuse('not_permitted')
  const { roundId, seen, idempotencyKey, ...typed } = input
  const before = await ctx.read((tx) => roundById(tx, ctx.hub.id, roundId))
  if (!before) return refuse('not_found')
  const facts = await factsOf(ctx, { ...typed, day: before.day }, before)
  if (!facts.ok) return facts
  const set = { ...facts.value, name: facts.value.name || before.name }
  if (before.state === 'ready' && !set.who) return refuse('who_needed', 'who')
  return await changeRounds(ctx, { changes: [{ roundId, seen, set }], verb: 'edit', idempotencyKey })
}

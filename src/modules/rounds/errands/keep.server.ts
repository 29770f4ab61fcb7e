import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once, takeNumbers } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayNoteErrands } from '../permits.ts'
import { FARTHEST, factsOf, type WrongErrand } from './facts.server.ts'
import type { ErrandCode, ErrandInput } from './input.ts'
import { type ErrandRow, errandRows, insertErrands, lockErrands, updateErrand } from './store.server.ts'

/** Put on another day by hand it is its model's no more: that day's own lines are made all the same. */
const NO_MODEL = { templateId: null, templateLine: null }

/** Where an errand made by a model of round comes from. */
export type FromTemplate = { readonly templateId: Id<'RoundTemplate'>; readonly lines: readonly number[] }

/**
 * Notes several errands, all of them or none: C2026-0012 and so on, without a gap. What is wrong is said with its place
 * in the list. For a day that is past none is noted.
 */
export async function addErrands(
  ctx: Ctx,
  inputs: readonly ErrandInput[],
  { idempotencyKey, from }: { idempotencyKey?: string; from?: FromTemplate } = {},
): Promise<{ ok: true; value: { ids: Id<'RoundErrand'>[] } } | WrongErrand> {
  if (!mayNoteErrands(ctx.actor)) return { ...refuse('not_permitted'), at: 0 }
  type Made = { ids: Id<'RoundErrand'>[] }
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const done = await once<Made, ErrandCode>(tx, c, idempotencyKey, async () => {
        if (inputs.length === 0) return ok({ ids: [] })
        const facts = await factsOf(c, inputs, c.today())
        if (!facts.ok) return facts
        const at = c.now()
        const year = c.today().slice(0, 4)
        const first = await takeNumbers(tx, c, `COURSE${year}`, inputs.length)
        const rows = facts.value.map(({ words, ...one }, i) => {
          const number = `C${year}-${String(first + i).padStart(4, '0')}`
          return {
            ...{ hubId: c.hub.id, id: newId<'RoundErrand'>(), number, ...one, state: 'open' as const },
            ...{ templateId: from?.templateId ?? null, templateLine: from?.lines[i] ?? null },
            ...{ createdAt: at, updatedAt: at, userId: c.actor.userId, actorName: c.actor.name },
            words: searchWords(number, words),
          }
        })
        await insertErrands(tx, rows)
        for (const { id } of rows) await audit(tx, c, 'note', 'errand', id)
        return ok({ ids: rows.map((row) => row.id) })
      })
      return done.ok ? done : { ...done, at: (done as Partial<WrongErrand>).at ?? 0 }
    }),
  )
}

/** Notes one errand, and answers it with its number. */
export async function addErrand(
  ctx: Ctx,
  input: ErrandInput & { idempotencyKey?: string },
): Promise<Result<{ id: Id<'RoundErrand'>; number: string }, ErrandCode>> {
  const { idempotencyKey, ...errand } = input
  return await ctx.together(
    async (c): Promise<Result<{ id: Id<'RoundErrand'>; number: string }, ErrandCode>> => {
      const made = await addErrands(c, [errand], { idempotencyKey })
      if (!made.ok) return refuse(made.code, made.field)
      const [row] = await c.read((tx) => errandRows(tx, c.hub.id, made.value.ids))
      return row ? ok({ id: row.id, number: row.number }) : refuse('not_found')
    },
  )
}

/**
 * Says an errand anew. One that is over stays as it was; one that stands in a round keeps its day and its way (a stop, or
 * two for a `carry`), the rest is read anew when the round is timed.
 */
export async function editErrand(
  ctx: Ctx,
  id: Id<'RoundErrand'>,
  input: ErrandInput & { seen?: Date },
): Promise<Result<{ id: Id<'RoundErrand'>; number: string }, ErrandCode>> {
  if (!mayNoteErrands(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<{ id: Id<'RoundErrand'>; number: string }, ErrandCode>> => {
      const [found] = await lockErrands(tx, c.hub.id, [id])
      if (!found) return refuse('not_found')
      const { row, standing } = found
      if (input.seen && input.seen.getTime() !== row.updatedAt.getTime()) return refuse('changed_meanwhile')
      if (row.state !== 'open') return refuse('errand_over')
      // Late already: its own day may stay.
      const facts = await factsOf(
        c,
        [input],
        row.day < c.today() && input.day === row.day ? row.day : c.today(),
      )
      if (!facts.ok) return refuse(facts.code, facts.field)
      const { words, ...change } = facts.value[0]!
      if (standing && change.day !== row.day) return refuse('in_round', 'day')
      if (standing && change.way !== row.way) return refuse('in_round', 'way')
      await updateErrand(tx, c.hub.id, [id], {
        ...{ ...change, words: searchWords(row.number, words), updatedAt: c.now() },
        ...(change.day !== row.day && NO_MODEL),
      })
      await audit(tx, c, 'change', 'errand', id)
      return ok({ id, number: row.number })
    }),
  )
}

/** What a list does to several at once; `restore` takes back `drop`. */
export type ErrandsMove =
  | { readonly verb: 'drop' }
  | { readonly verb: 'restore' }
  | { readonly verb: 'move'; readonly day: Day }

/**
 * Drops errands that nobody needs any more, brings them back, or puts them on another day. Those that stand in a round,
 * or are not in the state for it, are left and counted.
 */
export async function moveErrands(
  ctx: Ctx,
  ids: readonly Id<'RoundErrand'>[],
  move: ErrandsMove,
  idempotencyKey?: string,
): Promise<Result<{ moved: Id<'RoundErrand'>[]; left: number }, ErrandCode>> {
  if (!mayNoteErrands(ctx.actor)) return refuse('not_permitted')
  if (move.verb === 'move' && move.day < ctx.today()) return refuse('day_past', 'day')
  if (move.verb === 'move' && move.day > addDays(ctx.today(), FARTHEST)) return refuse('day_too_far', 'day')
  type Moved = { moved: Id<'RoundErrand'>[]; left: number }
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Moved, ErrandCode>(tx, c, idempotencyKey, async () => {
        const wanted = [...new Set(ids)]
        const found = await lockErrands(tx, c.hub.id, wanted)
        const from: ErrandRow['state'] = move.verb === 'restore' ? 'dropped' : 'open'
        const moved = found
          .filter(({ row, standing }) => row.state === from && !standing)
          .map(({ row }) => row.id)
        const set = {
          drop: { state: 'dropped' as const },
          restore: { state: 'open' as const, forgottenAt: null },
          move: { day: move.verb === 'move' ? move.day : undefined, ...NO_MODEL },
        }[move.verb]
        if (moved.length > 0) await updateErrand(tx, c.hub.id, moved, { ...set, updatedAt: c.now() })
        for (const id of moved) await audit(tx, c, move.verb, 'errand', id)
        return ok({ moved, left: wanted.length - moved.length })
      }),
    ),
  )
}

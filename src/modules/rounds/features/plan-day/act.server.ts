import type { Day } from '#kit/day.ts'
import { type Refusal, type Result, refuse } from '#kit/result.ts'
import { isSlotTaken, type SlotTaken } from '#modules/requests/index.server.ts'
import { arrangeRounds, undoArrange } from '#modules/rounds/day/arrange.server.ts'
import { publishRound } from '#modules/rounds/day/life.server.ts'
import { linesOf, type OpenLine } from '#modules/rounds/day/lines.server.ts'
import type { Meeting } from '#modules/rounds/day/meet.server.ts'
import type { ChangeAnswer } from '#modules/rounds/day/prepare.server.ts'
import { errandsByKeys } from '#modules/rounds/errands/collect.server.ts'
import { addErrands, type Line, lockErrand, moveStop } from '#modules/rounds/rules/day/gesture.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, type ReadForm, readForm, refusedForm } from '#platform/forms/form.ts'
import { addForm, moveForm, roundForm, stopForm, undoForm } from './form.ts'

/** What a gesture on the board became: what was done and what takes it back, or what is wrong. */
export type Answer =
  | { ok: true; done: 'range' | 'annule' | 'publie'; batchId: string | null; number?: string }
  | {
      ok: false
      intent: string
      state: FormState
      about?: string | undefined
      meeting?: Meeting | undefined
      held: SlotTaken['held']
    }

const refused = (intent: string, values: Record<string, string>, refusal: Refusal): Answer => ({
  ...{ ok: false, intent, state: refusedForm(values, refusal) },
  about: 'about' in refusal ? String(refusal.about) : undefined,
  meeting: 'meeting' in refusal ? (refusal.meeting as Meeting) : undefined,
  held: isSlotTaken(refusal) ? refusal.held : [],
})

type Sent = { jour: Day; seen: ReadonlyMap<string, number>; idempotencyKey?: string | undefined }

/** Reads the day's rounds as they are, makes the gesture on them, and sets what it changes. */
async function arrange<T extends Sent>(
  ctx: Ctx,
  intent: string,
  form: ReadForm<T>,
  gesture: (lines: readonly OpenLine[], value: T) => Promise<Result<Line[]>>,
): Promise<Answer> {
  if (!form.ok) return { ok: false, intent, state: { values: form.values, errors: form.errors }, held: [] }
  const { jour, seen, idempotencyKey } = form.value
  const lines = await linesOf(ctx, jour)
  const changed = await gesture(lines, form.value)
  if (!changed.ok) return refused(intent, form.values, changed)
  if (changed.value.length === 0) return { ok: true, done: 'range', batchId: null }
  const rounds = changed.value.map(({ number, stops }) => ({
    roundId: lines.find((line) => line.number === number)!.id,
    // A round that the page did not show was opened meanwhile.
    seen: seen.get(number) ?? -1,
    stops,
  }))
  return after(intent, form.values, await arrangeRounds(ctx, { day: jour, rounds, idempotencyKey }))
}

const after = (
  intent: string,
  values: Record<string, string>,
  answer: ChangeAnswer,
  done: 'range' | 'annule' = 'range',
): Answer => (answer.ok ? { ok: true, done, batchId: answer.value.batchId } : refused(intent, values, answer))

const found = (changed: Line[], known: boolean): Result<Line[]> =>
  known ? { ok: true, value: changed } : refuse('changed_meanwhile')

/** One posted gesture of the board → its use case. */
export async function actOnDay(ctx: Ctx, data: FormData): Promise<Answer> {
  const intent = String(data.get('intent') ?? '')
  const has = (lines: readonly Line[], key: string) =>
    lines.some(({ stops }) => stops.some((stop) => stop.key === key))
  if (intent === 'add')
    return await arrange(ctx, intent, readForm(addForm, data), async (lines, { keys, to, place }) => {
      const errands = await errandsByKeys(ctx, keys)
      const wanted = keys.flatMap((key) => errands.get(key) ?? [])
      if (wanted.length < keys.length) return refuse('errand_unknown')
      return found(
        addErrands(lines, wanted, to, place),
        lines.some(({ number }) => number === to),
      )
    })
  if (intent === 'remove')
    return await arrange(ctx, intent, readForm(stopForm, data), async (lines, stop) =>
      found(moveStop(lines, stop, null), has(lines, stop.key)),
    )
  if (intent === 'lock' || intent === 'unlock')
    return await arrange(ctx, intent, readForm(stopForm, data), async (lines, { key }) =>
      found(lockErrand(lines, key, intent === 'lock'), has(lines, key)),
    )
  if (intent === 'retime')
    return await arrange(ctx, intent, readForm(roundForm, data), async (lines, { number }) => {
      const line = lines.find((one) => one.number === number)
      return found(line ? [line] : [], line !== undefined)
    })
  if (intent === 'undo') {
    const form = readForm(undoForm, data)
    if (!form.ok) return refused(intent, form.values, refuse('nothing_to_undo'))
    return after(intent, form.values, await undoArrange(ctx, form.value), 'annule')
  }
  if (intent === 'publish') {
    const form = readForm(roundForm, data)
    if (!form.ok) return { ok: false, intent, state: { values: form.values, errors: form.errors }, held: [] }
    const { number, jour, seen, idempotencyKey } = form.value
    const line = (await linesOf(ctx, jour)).find((one) => one.number === number)
    if (!line) return refused(intent, form.values, refuse('not_found'))
    const input = { roundId: line.id, seen: seen.get(number) ?? -1, idempotencyKey }
    const answer = await publishRound(ctx, input)
    return answer.ok
      ? { ok: true, done: 'publie', batchId: null, number }
      : refused(intent, form.values, answer)
  }
  return await arrange(ctx, 'move', readForm(moveForm, data), async (lines, { to, place, ...stop }) =>
    found(
      moveStop(lines, stop, to === 'attente' ? null : to, place),
      has(lines, stop.key) && (to === 'attente' || lines.some(({ number }) => number === to)),
    ),
  )
}

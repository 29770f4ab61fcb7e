import { ok, type Result, refuse } from '#kit/result.ts'
import { clockIsOff } from '#modules/requests/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { keepFile } from '#platform/files/files.server.ts'
import { lockRounds } from '../day/store.server.ts'
import { mayDrive } from '../permits.ts'
import { DEED_REASONS, rulingOn } from '../rules/drive/deed.ts'
import { errandKey } from '../rules/errands/errand.ts'
import type { DeedAnswer, DeedCode, DeedInput, DeedRefusal } from './answers.ts'
import { applyDeed } from './apply-deed.server.ts'
import {
  type DeedRow,
  type DrivenRound,
  type DrivenStop,
  deedById,
  holdRound,
  insertDeed,
  stopsIn,
} from './store.server.ts'
import { drives } from './whose.server.ts'

/** Subjects of the files joined to a deed; those of a request's stop are joined to its report. */
export const DEED_PHOTO = 'round-deed'
export const DEED_SIGNATURE = 'round-signature'

const answerIn = ({ verdict, held }: DeedRow): DeedAnswer =>
  verdict === 'refused' ? { verdict, code: (held ?? 'stop_gone') as DeedCode } : { verdict }

/**
 * Takes what a driver's phone says of a round, however late and however often: the first time it moves the round, the
 * stop and what the stop serves, in one transaction; each next time it answers the same. What comes too late changes
 * nothing and is kept, with why, for the desk to read at the return.
 */
export async function receiveDeed(ctx: Ctx, input: DeedInput): Promise<Result<DeedAnswer, DeedRefusal>> {
  if (!mayDrive(ctx.actor)) return refuse('not_permitted')
  if (input.kind === 'failed') {
    if (!DEED_REASONS.some((one) => one === input.said.reason)) return refuse('reason_needed', 'reason')
    if (input.said.reason === 'other' && !input.said.note?.trim()) return refuse('note_needed', 'note')
  }
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      // The lock makes the same deed, sent from two windows at once, wait for itself, and a desk that arranges rounds.
      await lockRounds(tx, c.hub.id)
      const round = await holdRound(tx, c.hub.id, input.roundId)
      if (!round) return refuse('not_found')
      const known = await deedById(tx, c.hub.id, input.id)
      if (known) {
        const same = known.roundId === round.id && known.userId === c.actor.userId
        return same ? ok(answerIn(known)) : refuse('not_found')
      }
      const stops = await stopsIn(tx, c.hub.id, round.id)
      const stop = stopOf(stops, input)
      const ruling: DeedAnswer = (await drives(c, round.who))
        ? rulingOn(input.kind, round.state, stop?.state ?? null)
        : { verdict: 'refused', code: 'round_not_yours' }
      const { answer, proofsKept } = await applyDeed(tx, c, { round, stops, stop, input, ruling })
      await keep(tx, c, round, stop, input, answer, proofsKept)
      return ok(answer)
    }),
  )
}

/** The stop by its id, else by what it serves. */
function stopOf(
  stops: readonly DrivenStop[],
  { stopId, serves }: Pick<DeedInput, 'stopId' | 'serves'>,
): DrivenStop | null {
  const byId = stops.find((one) => one.id === stopId)
  if (byId || !serves) return byId ?? null
  return stops.find((one) => one.part === serves.part && errandKey(one) === serves.key) ?? null
}

async function keep(
  tx: Tx,
  c: Ctx,
  round: DrivenRound,
  stop: DrivenStop | null,
  input: DeedInput,
  answer: DeedAnswer,
  proofsKept: boolean,
): Promise<void> {
  const { id, kind, said, deviceAt } = input
  const receivedAt = c.now()
  // What was typed of an errand stands on its stop, where it is emptied with its names: here it could not be.
  const onStop = stop?.errandId && answer.verdict === 'applied' && (kind === 'done' || kind === 'failed')
  const told = onStop ? { ...said, note: undefined } : said
  await insertDeed(tx, {
    ...{ hubId: c.hub.id, id, roundId: round.id, stopId: stop?.id ?? null, kind, said: told },
    ...{ deviceAt, receivedAt },
    clockOff: clockIsOff(deviceAt, receivedAt),
    verdict: answer.verdict,
    held: answer.verdict === 'refused' ? answer.code : null,
    ...{ userId: c.actor.userId, actorName: c.actor.name },
  })
  if (!proofsKept) {
    for (const photo of input.photos ?? []) await keepFile(tx, c, { kind: DEED_PHOTO, id }, photo)
    if (input.signature) await keepFile(tx, c, { kind: DEED_SIGNATURE, id }, input.signature)
  }
  await audit(tx, c, 'drive', 'round', round.id, { kind, verdict: answer.verdict })
}

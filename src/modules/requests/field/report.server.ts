import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { keepFile } from '#platform/files/files.server.ts'
import type { Upload } from '#platform/files/upload.ts'
import { isGivenTo, type Worker } from '../job-store.server.ts'
import { workerOf } from '../jobs.server.ts'
import { fieldFr } from '../messages.field.fr.ts'
import { mayDoWork, mayGoOut } from '../permits.ts'
import {
  believed,
  clockIsOff,
  type Failure,
  type Outcome,
  type ReportCode,
  type Verdict,
  verdictOn,
} from '../rules/field.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'
import { applyVerb, finishWork } from '../use-cases/apply-verb.server.ts'
import { everHad, insertReport, type ReportRow, reportById } from './store.server.ts'

/** Subjects of the files joined to a report. */
export const PHOTO = 'field-report'
export const SIGNATURE = 'field-signature'

export type ReportInput = {
  /** Made on the phone: the same report sent twice is one. */
  id: Id<'FieldReport'>
  requestId: Id<'Request'>
  outcome: Outcome
  reason?: Failure
  minutes?: number
  note?: string
  signer?: string
  /** The phone's time of the deed. */
  deviceAt: Date
  photos: readonly Upload[]
  signature?: Upload
  /** Files that were no pictures. */
  leftOut: number
}

const verdictIn = ({ verdict, held }: ReportRow): Verdict =>
  verdict === 'refused' ? { verdict, code: held ?? 'not_yours' } : { verdict }

/**
 * Takes what a phone says of a job, however late and however often: the first time it moves the job or stays beside
 * what somebody else said; each next time it answers the same. A report that comes too late changes nothing and is
 * kept, with why, for the desk to read.
 */
export async function receiveReport(ctx: Ctx, input: ReportInput): Promise<Result<Verdict, ReportCode>> {
  if (!mayGoOut(ctx.actor)) return refuse('not_permitted')
  if (input.outcome === 'failed' && !input.reason) return refuse('reason_needed', 'reason')
  if (input.reason === 'other' && !input.note?.trim()) return refuse('note_needed', 'note')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      // The lock makes the same report, sent from two windows at once, wait for itself.
      const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
      if (!request) return refuse('not_found')
      const worker = await workerOf(c)
      const known = await reportById(tx, c.hub.id, input.id)
      if (known) {
        const same = known.requestId === request.id && known.userId === c.actor.userId
        return same ? ok(verdictIn(known)) : refuse('not_found')
      }
      const standing = await standingOf(tx, c, request, worker)
      if (!standing) return refuse('not_found')
      const verdict =
        standing === 'had'
          ? ({ verdict: 'refused', code: 'not_yours' } as const)
          : await apply(tx, c, request, input)
      await keep(tx, c, request, worker, input, verdict)
      return ok(verdict)
    }),
  )
}

/** The team may report on any job of the hub; a provider on theirs, or (`had`) on one that was taken from them. */
async function standingOf(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  worker: Worker,
): Promise<'has' | 'had' | null> {
  if (mayDoWork(c.actor) || isGivenTo(request, worker)) return 'has'
  const firm = worker.organisationId
  return firm && (await everHad(tx, c.hub.id, request.id, firm)) ? 'had' : null
}

async function apply(tx: Tx, c: Ctx, request: RequestRow, input: ReportInput): Promise<Verdict> {
  const verdict = verdictOn(request.state, input.outcome)
  if (verdict.verdict !== 'applied') return verdict
  const note = input.note?.trim()
  const moved =
    input.outcome === 'done'
      ? await finishWork(tx, c, [request], {
          doneAt: believed(input.deviceAt, request.receivedAt, c.now()),
        })
      : input.outcome === 'started'
        ? await applyVerb(tx, c, [request], 'start')
        : await applyVerb(tx, c, [request], 'fail', {
            // The history is read by people: it says the reason in their words.
            why: [input.reason && fieldFr.failures[input.reason], note].filter(Boolean).join(' : '),
          })
  return moved.ok ? verdict : { verdict: 'second' }
}

async function keep(
  tx: Tx,
  c: Ctx,
  request: RequestRow,
  worker: Worker,
  input: ReportInput,
  verdict: Verdict,
): Promise<void> {
  const { id, outcome, deviceAt } = input
  const receivedAt = c.now()
  await insertReport(tx, {
    ...{ hubId: c.hub.id, id, requestId: request.id, outcome, deviceAt, receivedAt },
    reason: outcome === 'failed' ? input.reason : null,
    minutes: input.minutes ?? null,
    note: input.note?.trim() ?? '',
    signer: input.signer?.trim() || null,
    clockOff: clockIsOff(deviceAt, receivedAt),
    verdict: verdict.verdict,
    held: verdict.verdict === 'refused' ? verdict.code : null,
    leftOut: input.leftOut,
    userId: c.actor.userId,
    organisationId: worker.organisationId,
    actorName: c.actor.name,
  })
  for (const photo of input.photos) await keepFile(tx, c, { kind: PHOTO, id }, photo)
  if (input.signature) await keepFile(tx, c, { kind: SIGNATURE, id }, input.signature)
  await audit(tx, c, 'report', 'request', request.id, { outcome, verdict: verdict.verdict })
  await emit(tx, c, 'requests.reported', request.id, { outcome, verdict: verdict.verdict })
}

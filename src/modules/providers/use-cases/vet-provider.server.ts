import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { mayKeepProviders, mayVetProviders } from '#modules/providers/permits.ts'
import { coverOn } from '#modules/providers/rules/documents.ts'
import {
  type FileState,
  type FileVerb,
  fileLife,
  needsWhy,
  PROVIDER_KINDS,
} from '#modules/providers/rules/life.ts'
import {
  documentRows,
  insertFile,
  insertMove,
  lockFile,
  updateFile,
} from '#modules/providers/store.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

type OpenCode = 'not_permitted' | 'not_found' | 'not_a_provider' | 'already_so'

const writeMove = (
  tx: Tx,
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  move: { verb: FileVerb; fromState: FileState | null; toState: FileState; why?: string },
) =>
  insertMove(tx, {
    ...move,
    hubId: ctx.hub.id,
    id: newId<'ProviderMove'>(),
    organisationId,
    why: move.why ?? null,
    at: ctx.now(),
    userId: ctx.actor.userId,
    actorName: ctx.actor.name,
  })

/** Opens the file of a provider or producer: a candidate, who is given no work until somebody approves it. */
export async function openFile(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  more: { zone?: string[]; note?: string } = {},
): Promise<Result<null, OpenCode>> {
  if (!mayKeepProviders(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, OpenCode>> => {
      const organisation = await getOrganisation(c, organisationId)
      if (!organisation) return refuse('not_found')
      if (!PROVIDER_KINDS.some((kind) => kind === organisation.kind)) return refuse('not_a_provider')
      const [at, hubId] = [c.now(), c.hub.id]
      const row = {
        ...more,
        hubId,
        organisationId,
        state: 'candidate' as const,
        createdAt: at,
        updatedAt: at,
      }
      if (!(await insertFile(tx, row))) return refuse('already_so')
      await writeMove(tx, c, organisationId, { verb: 'open', fromState: null, toState: 'candidate' })
      await audit(tx, c, 'open', 'provider', organisationId)
      return ok(null)
    }),
  )
}

type MoveInput = {
  organisationId: Id<'Organisation'>
  verb: Exclude<FileVerb, 'open'>
  why?: string
  /** With `approve`: no insurance is asked of them, and why. */
  insuranceWaived?: string
  idempotencyKey?: string
}
type MoveCode =
  | 'not_permitted'
  | 'not_found'
  | 'not_from_this_state'
  | 'why_needed'
  | 'insurance_needed'
  | 'registration_lapsed'

/**
 * Moves a file along its life. Approving, or taking back, asks for an insurance in force that day, or for a word that
 * none is needed; and refuses a declaration that has lapsed.
 */
export async function moveFile(ctx: Ctx, input: MoveInput): Promise<Result<null, MoveCode>> {
  if (!mayVetProviders(ctx.actor)) return refuse('not_permitted')
  const { organisationId, verb, idempotencyKey } = input
  const why = input.why?.trim() || undefined
  const waived = input.insuranceWaived?.trim() || undefined
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, MoveCode>(tx, c, idempotencyKey, async () => {
        const file = await lockFile(tx, c.hub.id, organisationId)
        if (!file) return refuse('not_found')
        const next = fileLife.next(file.state, verb)
        if (!next.ok) return next
        if (needsWhy(verb) && !why) return refuse('why_needed', 'why')
        const insuranceWaived = waived ?? file.insuranceWaived
        const ready =
          next.value === 'approved' ? await inOrder(tx, c, organisationId, insuranceWaived) : ok(null)
        if (!ready.ok) return ready
        const set = { state: next.value, insuranceWaived, updatedAt: c.now() }
        await updateFile(tx, c.hub.id, organisationId, set)
        await writeMove(tx, c, organisationId, { verb, fromState: file.state, toState: next.value, why })
        if (verb === 'refuse' && why) await tellRefusal(c, organisationId, why)
        await audit(tx, c, verb, 'provider', organisationId, why ? { why } : undefined)
        await emit(tx, c, 'providers.moved', organisationId, { state: next.value })
        return ok(null)
      }),
    ),
  )
}

/** Are the papers in order today, so that work may be given? */
async function inOrder(
  tx: Tx,
  c: Ctx,
  organisationId: Id<'Organisation'>,
  insuranceWaived: string | null,
): Promise<Result<null, 'insurance_needed' | 'registration_lapsed'>> {
  const documents = await documentRows(tx, c.hub.id, [organisationId])
  if (insuranceWaived === null && coverOn(documents, 'insurance', c.today()) !== 'holds')
    return refuse('insurance_needed', 'insuranceWaived')
  return coverOn(documents, 'registration', c.today()) === 'lapsed' ? refuse('registration_lapsed') : ok(null)
}

const tellRefusal = (c: Ctx, organisationId: Id<'Organisation'>, answer: string) =>
  notify(c, {
    template: 'partner-answered',
    to: { organisationId },
    data: { answer },
    subjectKind: 'provider',
    subjectId: organisationId,
  })

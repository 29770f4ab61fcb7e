import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { isLinkSecret, linkHash } from '#platform/session/link.server.ts'
import { mayDecide, mayGiveOpinion } from '../permits.ts'
import { gateState, type OpinionKind, type OpinionWay } from '../rules/gate.ts'
import { lockTrial } from '../store.server.ts'
import {
  type DossierRow,
  dossierOf,
  type GateRow,
  gateById,
  insertOpinion,
  linkByHash,
  type MemberRow,
  memberOfAccount,
  membersById,
} from './store.server.ts'

export type OpinionInput = {
  kind: OpinionKind
  text?: string
  reservations: readonly string[]
  idempotencyKey?: string
}
export type OpinionRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'not_of_committee'
  | 'gate_closed'
  | 'gate_not_open'
  | 'link_expired'
  | 'link_replaced'
  | 'reservations_needed'
  | 'reasons_needed'

/** What an answer must say: what is reserved, or why not. */
function unsaid({ kind, text, reservations }: OpinionInput) {
  if (kind === 'reserved' && reservations.length === 0) return refuse('reservations_needed', 'reservations')
  if (kind === 'unfavourable' && !text) return refuse('reasons_needed', 'text')
  return undefined
}

type Voice = { way: OpinionWay; memberId: Id<'CommitteeMember'>; notedBy: string | null }

/** Writes the answer of a member whom the frozen dossier names, while the gate waits for its decision. */
async function write(
  tx: Tx,
  ctx: Ctx,
  gateId: Id<'Gate'>,
  voice: Voice,
  input: OpinionInput,
): Promise<Result<{ id: Id<'Opinion'> }, OpinionRefusal>> {
  await lockTrial(tx, ctx)
  const gate = await gateById(tx, ctx.hub.id, gateId)
  const dossier = gate && (await dossierOf(tx, ctx.hub.id, gateId))
  if (!gate) return refuse('not_found')
  if (!dossier) return refuse('gate_not_open')
  if (gateState(gate) !== 'open') return refuse('gate_closed')
  if (!dossier.record.committee.some(({ id }) => id === voice.memberId)) return refuse('not_of_committee')
  const wrong = unsaid(input)
  if (wrong) return wrong
  const id = newId<'Opinion'>()
  const { kind, text = '', reservations } = input
  await insertOpinion(tx, {
    ...{ hubId: ctx.hub.id, id, gateId, ...voice, kind, text, at: ctx.now(), userId: ctx.actor.userId },
    reservations: kind === 'reserved' ? [...reservations] : [],
  })
  await audit(tx, ctx, 'give', 'trial-opinion', id, { gate: gateId, way: voice.way })
  await emit(tx, ctx, 'trial.opinion-given', gateId)
  return ok({ id })
}

/** What a link leads to, whatever became of it since. */
export type OpenLink = {
  gate: GateRow
  dossier: DossierRow
  member: MemberRow
  memberId: Id<'CommitteeMember'>
  expiresOn: Day
  state: 'open' | 'expired' | 'replaced' | 'closed'
}

/** The gate that a member's link opens; null for a secret that opens nothing in this hub. */
export async function openLink(tx: Tx, ctx: Ctx, secret: string | undefined): Promise<OpenLink | null> {
  if (!isLinkSecret(secret)) return null
  const link = await linkByHash(tx, ctx.hub.id, linkHash(secret))
  const gate = link && (await gateById(tx, ctx.hub.id, link.gateId))
  const dossier = link && (await dossierOf(tx, ctx.hub.id, link.gateId))
  const [member] = link ? await membersById(tx, ctx.hub.id, [link.memberId]) : []
  if (!link || !gate || !dossier || !member) return null
  const state =
    link.replaced || member.leftAt
      ? ('replaced' as const)
      : gateState(gate) !== 'open'
        ? ('closed' as const)
        : link.expiresOn < ctx.today()
          ? ('expired' as const)
          : ('open' as const)
  return { gate, dossier, member, memberId: member.id, expiresOn: link.expiresOn, state }
}

const REFUSALS = { expired: 'link_expired', replaced: 'link_replaced', closed: 'gate_closed' } as const

/** The opinion of whoever holds a member's link: no account is asked for. */
export async function giveOpinionByLink(
  ctx: Ctx,
  secret: string | undefined,
  input: OpinionInput,
): Promise<Result<{ id: Id<'Opinion'> }, OpinionRefusal>> {
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const link = await openLink(tx, ctx, secret)
      if (!link) return refuse('not_found')
      if (link.state !== 'open') return refuse(REFUSALS[link.state])
      const voice = { way: 'link' as const, memberId: link.memberId, notedBy: null }
      return await write(tx, ctx, link.gate.id, voice, input)
    }),
  )
}

/** The opinion of a member signed in with the account that the committee knows. */
export async function giveOpinion(
  ctx: Ctx,
  gateId: Id<'Gate'>,
  input: OpinionInput,
): Promise<Result<{ id: Id<'Opinion'> }, OpinionRefusal>> {
  const { userId } = ctx.actor
  if (!mayGiveOpinion(ctx.actor) || !userId) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const member = await memberOfAccount(tx, ctx.hub.id, userId)
      if (!member) return refuse('not_of_committee')
      return await write(tx, ctx, gateId, { way: 'account', memberId: member.id, notedBy: null }, input)
    }),
  )
}

/** Writes down what a member said in the meeting or on the telephone, with the name of who wrote it. */
export async function noteOpinion(
  ctx: Ctx,
  gateId: Id<'Gate'>,
  memberId: Id<'CommitteeMember'>,
  input: OpinionInput,
): Promise<Result<{ id: Id<'Opinion'> }, OpinionRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, () =>
      write(tx, ctx, gateId, { way: 'heard', memberId, notedBy: ctx.actor.name }, input),
    ),
  )
}

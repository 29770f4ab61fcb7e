import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayDecide } from '../permits.ts'
import { isTooFar } from '../rules/conditions.ts'
import { gateState } from '../rules/gate.ts'
import type { Outcome } from '../rules/words.ts'
import { lockTrial, openStage, type Stage } from '../store.server.ts'
import { expiryOf, freeze, type MemberLink, reachable, sendLinks } from './freeze.server.ts'
import { dossierOf, gateById, insertGate, liveGate, membersById, updateGate } from './store.server.ts'

export type GateWords = {
  asked: string
  proposal?: Outcome
  nextMeans?: string
  answersBy?: Day
  idempotencyKey?: string
}

type GateRefusal =
  | 'not_permitted'
  | 'not_found'
  | 'stage_closed'
  | 'not_started'
  | 'no_criteria'
  | 'due_in_the_past'
  | 'due_too_far'
  | 'gate_open'
  | 'gate_closed'
  | 'gate_not_open'
  | 'reasons_needed'

/** Writes the gate of a stage as a draft, or writes it again: nobody else reads it until it is frozen. */
export async function draftGate(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: GateWords,
): Promise<Result<{ id: Id<'Gate'> }, GateRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const stage = await openStage(tx, ctx, stageId)
      if (!stage.ok) return stage
      return await writeDraft(tx, ctx, stage.value, input)
    }),
  )
}

async function writeDraft(
  tx: Tx,
  ctx: Ctx,
  stage: Stage,
  input: GateWords,
): Promise<Result<{ id: Id<'Gate'> }, GateRefusal>> {
  const at = ctx.now()
  const words = {
    ...{ asked: input.asked, proposal: input.proposal ?? null, nextMeans: input.nextMeans ?? '' },
    answersBy: input.answersBy ?? null,
  }
  const known = await liveGate(tx, ctx.hub.id, stage.id)
  if (known?.frozenAt) return refuse('gate_open')
  if (known) {
    await updateGate(tx, ctx.hub.id, known.id, { ...words, updatedAt: at })
    return ok({ id: known.id })
  }
  const id = newId<'Gate'>()
  await insertGate(tx, {
    ...{ hubId: ctx.hub.id, id, stageId: stage.id, number: null, ...words, createdAt: at, updatedAt: at },
    ...{ frozenAt: null, closedAt: null, decisionId: null, withdrawnWhy: null },
    ...{ publishedAt: null, publicText: '' },
  })
  await audit(tx, ctx, 'draft', 'trial-gate', id)
  return ok({ id })
}

/** `links` open the pages of members, each told once. */
export type Frozen = { id: Id<'Gate'>; number: number; fingerprint: string; links: MemberLink[] }

/**
 * Freezes the dossier of a stage at this instant and sends it to the committee, each member by a link of their own. A
 * stage has one open gate at a time. `withLinks: false` for a gate that is decided in the same breath.
 */
export async function openGate(
  ctx: Ctx,
  stageId: Id<'Stage'>,
  input: GateWords & { withLinks?: boolean },
): Promise<Result<Frozen, GateRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  if (input.answersBy && input.answersBy < ctx.today()) return refuse('due_in_the_past', 'answersBy')
  if (input.answersBy && isTooFar(input.answersBy, ctx.today())) return refuse('due_too_far', 'answersBy')
  let links: MemberLink[] = []
  const done = await ctx.together((joined) =>
    joined.tx((tx) =>
      once<Omit<Frozen, 'links'>, GateRefusal>(tx, joined, input.idempotencyKey, async () => {
        const stage = await openStage(tx, joined, stageId)
        if (!stage.ok) return stage
        if (joined.today() < stage.value.startsOn) return refuse('not_started')
        const draft = await writeDraft(tx, joined, stage.value, input)
        if (!draft.ok) return draft
        const row = await freeze(tx, joined, draft.value.id, stage.value, {
          ...{ asked: input.asked, proposal: input.proposal ?? null, nextMeans: input.nextMeans ?? '' },
          answersBy: input.answersBy ?? null,
        })
        if (row.record.evidence.length === 0) return refuse('no_criteria')
        const gate = { id: draft.value.id, number: row.number }
        if (input.withLinks !== false) {
          const expiresOn = expiryOf(joined, input.answersBy ?? null)
          links = await sendLinks(tx, joined, gate, await reachable(tx, joined, row.record), expiresOn)
        }
        return ok({ ...gate, fingerprint: row.fingerprint })
      }),
    ),
  )
  return done.ok ? ok({ ...done.value, links }) : done
}

/** Another link for a member who lost theirs or came too late: the former opens nothing any more. */
export async function renewMemberLink(
  ctx: Ctx,
  gateId: Id<'Gate'>,
  memberId: Id<'CommitteeMember'>,
): Promise<Result<MemberLink, GateRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx(async (tx) => {
      await lockTrial(tx, joined)
      const gate = await gateById(tx, joined.hub.id, gateId)
      const dossier = gate && (await dossierOf(tx, joined.hub.id, gateId))
      if (!gate || !dossier) return refuse('not_found')
      if (gateState(gate) !== 'open') return refuse('gate_closed')
      const [member] = await membersById(tx, joined.hub.id, [memberId])
      const seated = dossier.record.committee.some(({ id }) => id === memberId)
      if (!member || member.leftAt || !seated) return refuse('not_found')
      const expiresOn = expiryOf(joined, gate.answersBy)
      const [link] = await sendLinks(tx, joined, { id: gateId, number: dossier.number }, [member], expiresOn)
      await audit(tx, joined, 'renew-link', 'trial-gate', gateId, { member: memberId })
      return ok(link!)
    }),
  )
}

/** Takes back a gate that was opened too early, or a draft, with the reason: its dossier stays to be read. */
export async function withdrawGate(
  ctx: Ctx,
  gateId: Id<'Gate'>,
  why: string,
): Promise<Result<{ id: Id<'Gate'> }, GateRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    const gate = await gateById(tx, ctx.hub.id, gateId)
    if (!gate) return refuse('not_found')
    if (gate.closedAt) return refuse('gate_closed')
    if (gate.frozenAt && !why.trim()) return refuse('reasons_needed', 'why')
    const at = ctx.now()
    await updateGate(tx, ctx.hub.id, gateId, { closedAt: at, withdrawnWhy: why, updatedAt: at })
    await audit(tx, ctx, 'withdraw', 'trial-gate', gateId, { why })
    return ok({ id: gateId })
  })
}

/** Shows the summary of a decided gate to anybody (`text`), or hides it again (null). */
export async function publishGate(
  ctx: Ctx,
  gateId: Id<'Gate'>,
  text: string | null,
): Promise<Result<{ id: Id<'Gate'> }, GateRefusal>> {
  if (!mayDecide(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    const gate = await gateById(tx, ctx.hub.id, gateId)
    if (!gate) return refuse('not_found')
    if (gateState(gate) !== 'decided') return refuse('gate_not_open')
    const at = ctx.now()
    await updateGate(tx, ctx.hub.id, gateId, {
      ...(text === null ? { publishedAt: null } : { publishedAt: at, publicText: text }),
      updatedAt: at,
    })
    await audit(tx, ctx, text === null ? 'unpublish' : 'publish', 'trial-gate', gateId)
    return ok({ id: gateId })
  })
}

import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { MAX_FLOWS } from '#modules/plan/canvas-file.ts'
import { type FlowRow, flowRow, flowRows, insertFlows, updateFlow } from '#modules/plan/flows-store.server.ts'
import { noteRow } from '#modules/plan/notes-store.server.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { isFunding } from '#modules/plan/rules/plan.ts'
import { assumptionRow, type PlanRow, planRow, touchPlan } from '#modules/plan/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { AddFlowForm, EditFlowForm, FlowSeenForm } from './form.ts'

type FlowId = { id: Id<'Flow'> }
type FlowRefusal =
  | 'not_permitted'
  | 'no_plan'
  | 'not_found'
  | 'changed_meanwhile'
  | 'flow_exists'
  | 'too_many_flows'
  | 'unknown_note'
  | 'unknown_service'
  | 'unknown_line'

type Ends = Pick<FlowRow, 'customerId' | 'beneficiaryId' | 'serviceNoteId' | 'serviceId' | 'lineId'>

async function withPlan(
  ctx: Ctx,
  work: (tx: Tx, joined: Ctx, plan: PlanRow) => Promise<Result<FlowId, FlowRefusal>>,
): Promise<Result<FlowId, FlowRefusal>> {
  if (!mayWritePlan(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((joined) =>
    joined.tx(async (tx) => {
      const plan = await planRow(tx, ctx, true)
      if (!plan) return refuse('no_plan')
      const done = await work(tx, joined, plan)
      if (done.ok) await touchPlan(tx, ctx, plan)
      return done
    }),
  )
}

/** The four ends as the row keeps them, once each is known to stand on the board, in the catalogue or in the plan. */
async function endsOf(
  tx: Tx,
  ctx: Ctx,
  plan: PlanRow,
  input: Omit<AddFlowForm, 'idempotencyKey'>,
): Promise<Result<Ends, FlowRefusal>> {
  const notes = { customer: input.customer, beneficiary: input.beneficiary } as Record<string, Id<'Note'>>
  if ('note' in input.service) notes.service = input.service.note
  for (const [field, id] of Object.entries(notes)) {
    const note = await noteRow(tx, plan, id)
    if (!note || note.removedAt) return refuse('unknown_note', field)
  }
  if ('service' in input.service && !(await getService(ctx, input.service.service)))
    return refuse('unknown_service', 'service')
  if (input.line) {
    const line = await assumptionRow(tx, plan, input.line)
    const earns = line && (line.body.type === 'revenue' || isFunding(line.body))
    if (!earns || line.removedAt) return refuse('unknown_line', 'line')
  }
  return ok({
    customerId: input.customer,
    beneficiaryId: input.beneficiary,
    serviceNoteId: 'note' in input.service ? input.service.note : null,
    serviceId: 'service' in input.service ? input.service.service : null,
    lineId: input.line ?? null,
  })
}

const sameEnds = (a: Ends, b: Ends): boolean =>
  a.customerId === b.customerId &&
  a.beneficiaryId === b.beneficiaryId &&
  a.serviceNoteId === b.serviceNoteId &&
  a.serviceId === b.serviceId &&
  a.lineId === b.lineId

/** Draws who pays for whom, at the end of the list. */
export async function addFlow(ctx: Ctx, input: AddFlowForm): Promise<Result<FlowId, FlowRefusal>> {
  return await withPlan(ctx, (tx, joined, plan) =>
    once<FlowId, FlowRefusal>(tx, ctx, input.idempotencyKey, async () => {
      const ends = await endsOf(tx, joined, plan, input)
      if (!ends.ok) return ends
      const flows = await flowRows(tx, plan)
      if (flows.length >= MAX_FLOWS) return refuse('too_many_flows')
      if (flows.some((flow) => sameEnds(flow, ends.value))) return refuse('flow_exists')
      const id = newId<'Flow'>()
      const at = ctx.now()
      const position = (flows.at(-1)?.position ?? -1) + 1
      const row = {
        hubId: ctx.hub.id,
        id,
        planId: plan.id,
        position,
        version: 1,
        createdAt: at,
        updatedAt: at,
      }
      await insertFlows(tx, [{ ...row, ...ends.value }])
      await audit(tx, ctx, 'add', 'flow', id)
      return ok({ id })
    }),
  )
}

async function change(
  ctx: Ctx,
  seen: FlowSeenForm,
  verb: string,
  removed: boolean,
  set: (tx: Tx, joined: Ctx, plan: PlanRow) => Promise<Result<Parameters<typeof updateFlow>[3], FlowRefusal>>,
): Promise<Result<FlowId, FlowRefusal>> {
  return await withPlan(ctx, async (tx, joined, plan) => {
    const flow = await flowRow(tx, plan, seen.id)
    if (!flow) return refuse('not_found')
    if (flow.version !== seen.version || (flow.removedAt !== null) !== removed)
      return refuse('changed_meanwhile')
    const wanted = await set(tx, joined, plan)
    if (!wanted.ok) return wanted
    await updateFlow(tx, ctx, flow, wanted.value)
    await audit(tx, ctx, verb, 'flow', flow.id)
    return ok({ id: flow.id })
  })
}

/** Changes the ends of a flow that is still as the person saw it. */
export async function editFlow(ctx: Ctx, input: EditFlowForm): Promise<Result<FlowId, FlowRefusal>> {
  return await change(ctx, input, 'edit', false, async (tx, joined, plan) => {
    const ends = await endsOf(tx, joined, plan, input)
    if (!ends.ok) return ends
    const others = (await flowRows(tx, plan)).filter((flow) => flow.id !== input.id)
    return others.some((flow) => sameEnds(flow, ends.value)) ? refuse('flow_exists') : ends
  })
}

/** Takes a flow away; `restoreFlow` puts it back in its place. */
export async function removeFlow(ctx: Ctx, seen: FlowSeenForm): Promise<Result<FlowId, FlowRefusal>> {
  return await change(ctx, seen, 'remove', false, async () => ok({ removedAt: ctx.now() }))
}

export async function restoreFlow(ctx: Ctx, seen: FlowSeenForm): Promise<Result<FlowId, FlowRefusal>> {
  return await change(ctx, seen, 'restore', true, async () => ok({ removedAt: null }))
}

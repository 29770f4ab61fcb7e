import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { add, cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { chargesById, type Debtor } from '#modules/money/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Composed } from './compose.server.ts'
import {
  type IssueCode,
  type Issued,
  issueInvoices,
  type NewInvoice,
  previewInvoice,
} from './issue.server.ts'
import { mayInvoice } from './permits.ts'
import { referencesFor } from './references.server.ts'
import { type FreeLine, grossOf } from './rules/draft.ts'
import { sendInvoices } from './send.server.ts'
import { invoiceDrafts } from './tables.ts'

export type DraftRow = typeof invoiceDrafts.$inferSelect
export type DraftInput = NewInvoice & { readonly lines: readonly FreeLine[] }
export type DraftCode = IssueCode | 'not_found'

const whoOf = (draft: Pick<DraftRow, 'personId' | 'organisationId'>): Debtor =>
  draft.organisationId ? { organisationId: draft.organisationId } : { personId: draft.personId! }

/** A draft as the invoice it would make. */
export const inputOf = (draft: DraftRow): DraftInput => ({
  ...{ who: whoOf(draft), chargeIds: draft.chargeIds, lines: draft.lines, note: draft.note },
  allowance: draft.allowance > zero ? draft.allowance : undefined,
  ...{ allowanceReason: draft.allowanceReason, dueOn: draft.dueOn, orderNumber: draft.orderNumber },
  ...{ serviceCode: draft.serviceCode, contractNumber: draft.contractNumber },
})

/**
 * Keeps an invoice being prepared, new or changed: it has no number and binds nobody. Refuses what could never be issued
 * (nothing in it, a discount above it); mentions may still be missing.
 */
export async function keepDraft(
  ctx: Ctx,
  input: DraftInput & { readonly id?: Id<'Draft'>; readonly idempotencyKey?: string },
): Promise<Result<{ id: Id<'Draft'> }, DraftCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  const refs = await referencesFor(ctx, [input.who])
  const rows = await chargesById(ctx, input.chargeIds)
  if (rows.length < input.chargeIds.length) return refuse('charge_unknown', 'charges')
  const would = previewInvoice(refs, input, rows)
  if (!would.ok) return would
  const total = add(...rows.map((row) => row.outstanding), ...input.lines.map((line) => cents(grossOf(line))))
  return await ctx.tx((tx) =>
    once<{ id: Id<'Draft'> }, DraftCode>(tx, ctx, input.idempotencyKey, async () => {
      const id = input.id ?? newId<'Draft'>()
      const row = {
        ...{ hubId: ctx.hub.id, id, partyName: would.value.document.buyer.name },
        ...{ personId: input.who.personId ?? null, organisationId: input.who.organisationId ?? null },
        ...{ chargeIds: [...input.chargeIds], lines: [...input.lines] },
        ...{ allowance: input.allowance ?? zero, allowanceReason: input.allowanceReason ?? '' },
        ...{ orderNumber: input.orderNumber ?? null, serviceCode: input.serviceCode ?? null },
        ...{ contractNumber: input.contractNumber ?? null, dueOn: input.dueOn ?? null },
        ...{ note: input.note ?? '', total: minus(total, input.allowance ?? zero), updatedAt: ctx.now() },
        ...{ userId: ctx.actor.userId, userName: ctx.actor.name },
      }
      if (!input.id) {
        await tx.insert(invoiceDrafts).values({ ...row, createdAt: ctx.now() })
      } else {
        const changed = await tx
          .update(invoiceDrafts)
          .set(row)
          .where(and(eq(invoiceDrafts.hubId, ctx.hub.id), eq(invoiceDrafts.id, id)))
          .returning({ id: invoiceDrafts.id })
        if (changed.length === 0) return refuse('not_found')
      }
      await audit(tx, ctx, input.id ? 'change' : 'prepare', 'invoice-draft', id)
      return ok({ id })
    }),
  )
}

export async function draftById(ctx: Ctx, id: Id<'Draft'>): Promise<DraftRow | null> {
  const [row] = await ctx.read((tx) =>
    tx
      .select()
      .from(invoiceDrafts)
      .where(and(eq(invoiceDrafts.hubId, ctx.hub.id), eq(invoiceDrafts.id, id))),
  )
  return row ?? null
}

/** A draft with the invoice it would make today, or what refuses it. */
export async function readDraft(
  ctx: Ctx,
  id: Id<'Draft'>,
): Promise<{ draft: DraftRow; would: Result<Composed, IssueCode> } | null> {
  const draft = await draftById(ctx, id)
  if (!draft) return null
  const input = inputOf(draft)
  const refs = await referencesFor(ctx, [input.who])
  const rows = await chargesById(ctx, input.chargeIds)
  if (rows.length < input.chargeIds.length) return { draft, would: refuse('charge_unknown') }
  return { draft, would: previewInvoice(refs, input, rows) }
}

/** Issues a draft, which is then gone: its invoice stands in its place. Told to its client when asked. */
export async function issueDraft(
  ctx: Ctx,
  { id, send, idempotencyKey }: { id: Id<'Draft'>; send: boolean; idempotencyKey?: string },
): Promise<Result<Issued, DraftCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Issued, DraftCode>(tx, c, idempotencyKey, async () => {
        const [draft] = await tx
          .delete(invoiceDrafts)
          .where(and(eq(invoiceDrafts.hubId, c.hub.id), eq(invoiceDrafts.id, id)))
          .returning()
        if (!draft) return refuse('not_found')
        const issued = await issueInvoices(c, [inputOf(draft)])
        if (!issued.ok) return issued
        const [invoice] = issued.value.issued
        if (send) await sendInvoices(c, [invoice!.id])
        return ok(invoice!)
      }),
    ),
  )
}

/** Throws a draft away: it had no number, nothing is missing. */
export async function dropDraft(ctx: Ctx, id: Id<'Draft'>): Promise<Result<null, 'not_permitted'>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await tx.delete(invoiceDrafts).where(and(eq(invoiceDrafts.hubId, ctx.hub.id), eq(invoiceDrafts.id, id)))
    await audit(tx, ctx, 'drop', 'invoice-draft', id)
    return ok(null)
  })
}

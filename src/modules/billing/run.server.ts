import { and, desc, eq, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, isId, newId } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  type ChargeRow,
  chargesToInvoice,
  type Debtor,
  type PostRefusal,
} from '#modules/money/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { buyerKindOf } from './compose.server.ts'
import { composeCharges, type IssueCode, issueInvoices, type Skipped } from './issue.server.ts'
import { mayInvoice } from './permits.ts'
import { partyId, referencesFor } from './references.server.ts'
import type { BuyerKind } from './rules/document.ts'
import { MOST_LINES } from './rules/draft.ts'
import type { Missing } from './rules/mentions.ts'
import { sendInvoices } from './send.server.ts'
import { invoiceRuns, invoices } from './tables.ts'

/** What one payer would be asked for. */
export type RunRow = {
  readonly id: string
  readonly who: Debtor
  readonly name: string
  readonly kind: BuyerKind
  readonly charges: number
  readonly since: Day
  readonly total: Cents
  readonly missing: readonly Missing[]
  /** Invoiced one by one: not ticked by itself. */
  readonly apart: boolean
}
export type RunFilter = { readonly until: Day; readonly who?: 'person' | 'organisation' }

/** Charges that one preview reads: the payers after them wait for the next run. */
const MOST_CHARGES = 20_000
/** Invoices written in one transaction: what else writes in the books waits no longer than that. */
const CHUNK = 100

/** Charges payer by payer, at most as many as one invoice holds; the rest goes on the next one. */
function byPayer(rows: readonly ChargeRow[]): { who: Debtor; rows: ChargeRow[] }[] {
  const groups = Map.groupBy(rows, (row) => row.personId ?? row.organisationId!)
  return [...groups.values()].map((those) => {
    const { personId, organisationId } = those[0]!
    return {
      who: organisationId ? { organisationId } : { personId: personId! },
      rows: those.slice(0, MOST_LINES),
    }
  })
}

/** Who would be invoiced for what was done until a day, and what each invoice would lack. Writes nothing. */
export async function previewRun(ctx: Ctx, filter: RunFilter): Promise<RunRow[]> {
  const groups = byPayer(await chargesToInvoice(ctx, { ...filter, limit: MOST_CHARGES }))
  const refs = await referencesFor(
    ctx,
    groups.map((group) => group.who),
  )
  return groups.flatMap(({ who, rows }) => {
    const billed = refs.billedOf(who)
    if (!billed) return []
    const client = refs.clientOf(who)
    const since = rows.reduce((min, row) => (row.day < min ? row.day : min), rows[0]!.day)
    return [
      {
        ...{ id: partyId(who), who, name: billed.name, kind: buyerKindOf(billed, client) },
        ...{ charges: rows.length, since, total: add(...rows.map((row) => row.outstanding)) },
        ...{ missing: composeCharges(refs, who, rows).missing, apart: client?.apart ?? false },
      },
    ]
  })
}

/** The payers that a run would invoice now. */
export const waitingToInvoice = async (ctx: Ctx, filter: RunFilter): Promise<string[]> =>
  (await previewRun(ctx, filter)).filter((row) => row.missing.length === 0).map((row) => row.id)

export type RunInput = RunFilter & {
  /** Those who are ticked. */
  readonly payerIds: readonly string[]
  /** Whether each is told, on its own terms. */
  readonly send: boolean
  readonly idempotencyKey?: string
}
export type RunCode = IssueCode | PostRefusal | 'nobody_chosen'

/**
 * The month’s invoices in one press, one per payer. The run is written first and its invoices bear its id, a hundred at a
 * time: a press sent twice is one run, and what a crash left out is found again by the next one. Who cannot be invoiced is
 * left out with what is missing.
 */
export async function runInvoices(
  ctx: Ctx,
  input: RunInput,
): Promise<Result<{ id: Id<'InvoiceRun'> }, RunCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  const chosen = new Set<string>(input.payerIds.filter((id) => isId(id)))
  if (chosen.size === 0) return refuse('nobody_chosen', 'payers')
  const rows = (await previewRun(ctx, input)).filter((row) => chosen.has(row.id))
  if (rows.length === 0) return refuse('nothing_to_invoice', 'payers')
  const id = isId<'InvoiceRun'>(input.idempotencyKey) ? input.idempotencyKey : newId<'InvoiceRun'>()
  const skipped = rows
    .filter((row) => row.missing.length > 0)
    .map((row) => ({
      ...{ id: row.id, person: row.who.personId !== undefined, name: row.name, missing: [...row.missing] },
    }))
  await ctx.tx(async (tx) => {
    const head = { hubId: ctx.hub.id, id, until: input.until, skipped, recordedAt: ctx.now() }
    const by = { userId: ctx.actor.userId, userName: ctx.actor.name }
    await tx
      .insert(invoiceRuns)
      .values({ ...head, ...by })
      .onConflictDoNothing()
    await audit(tx, ctx, 'run', 'invoices', id, { until: input.until })
  })
  const ready = rows.filter((row) => row.missing.length === 0).map((row) => row.id)
  for (let at = 0; at < ready.length; at += CHUNK) {
    const done = await runChunk(ctx, input, id, ready.slice(at, at + CHUNK))
    if (!done.ok) return done
  }
  return ok({ id })
}

/** Some payers of a run, all or nothing. Who was invoiced meanwhile by another hand has nothing left, and is passed. */
async function runChunk(
  ctx: Ctx,
  input: RunInput,
  runId: Id<'InvoiceRun'>,
  payerIds: readonly string[],
): Promise<Result<Skipped[], RunCode>> {
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Skipped[], RunCode>> => {
      // One chunk after the other, whoever runs it: what is read below is still true when it is written.
      await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${c.hub.id} invoice run`}, 0))`)
      const groups = byPayer(await chargesToInvoice(c, { ...input, payerIds, limit: MOST_CHARGES }))
      if (groups.length === 0) return ok([])
      const issued = await issueInvoices(
        c,
        groups.map(({ who, rows }) => ({ who, chargeIds: rows.map((row) => row.id) })),
        { skip: true, runId },
      )
      if (!issued.ok) return issued
      if (input.send) {
        const sent = await sendInvoices(
          c,
          issued.value.issued.map((one) => one.id),
        )
        if (!sent.ok) return refuse('not_permitted')
      }
      return ok([...issued.value.skipped])
    }),
  )
}

/** A run with how many invoices it made and their sum; null when it is not of this hub. */
export async function runOf(ctx: Ctx, id: Id<'InvoiceRun'>) {
  return await ctx.read(async (tx) => {
    const [run] = await tx
      .select()
      .from(invoiceRuns)
      .where(and(eq(invoiceRuns.hubId, ctx.hub.id), eq(invoiceRuns.id, id)))
    if (!run) return null
    const [sums] = await tx
      .select({
        count: sql<number>`count(*)::int`,
        people: sql<number>`count(*) FILTER (WHERE ${invoices.buyerKind} = 'person')::int`,
        total: sql<string>`coalesce(sum(${invoices.payable}), 0)`,
      })
      .from(invoices)
      .where(and(eq(invoices.hubId, ctx.hub.id), eq(invoices.runId, id)))
    return { ...run, count: sums!.count, people: sums!.people, total: BigInt(sums!.total) as Cents }
  })
}

/** The last runs, the newest first. */
export const lastRuns = (ctx: Ctx, limit = 6) =>
  ctx.read((tx) =>
    tx
      .select({
        id: invoiceRuns.id,
        until: invoiceRuns.until,
        at: invoiceRuns.recordedAt,
        by: invoiceRuns.userName,
      })
      .from(invoiceRuns)
      .where(eq(invoiceRuns.hubId, ctx.hub.id))
      .orderBy(desc(invoiceRuns.id))
      .limit(limit),
  )

import { inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { identityOf } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { invoicePdf } from '../einvoice/paper.server.ts'
import { standing } from '../read.server.ts'
import { nextTry } from '../rules/lifecycle.ts'
import { INVOICE_CARD } from '../store.server.ts'
import { invoices } from '../tables.ts'
import { type EInvoicePlatform, platformOfEnvironment } from './adapter.server.ts'
import {
  byReferences,
  changeEInvoice,
  claimDue,
  type EInvoiceRow,
  holdEInvoice,
  keepReading,
  noteWord,
  readingOf,
  underWay,
} from './store.server.ts'

const AT_ONCE = 10
const PAGE = 500

/**
 * Deposits what waits, one after the other. Each is claimed in a transaction of its own before it leaves and marked after:
 * a process that dies in between leaves it to be sent again, under the same key, which the platform tells apart.
 */
export async function depositWaiting(ctx: Ctx, platform: EInvoicePlatform): Promise<number> {
  const { siren } = await identityOf(ctx)
  let done = 0
  for (;;) {
    const claimed = await ctx.tx((tx) => claimDue(tx, ctx.hub.id, ctx.now(), AT_ONCE))
    if (claimed.length === 0) return done
    const documents = await documentsOf(ctx, claimed)
    for (const row of claimed) {
      const document = documents.get(row.invoiceId)!
      const pdf = await invoicePdf({ document: document.document, at: document.recordedAt, withXml: true })
      const sent = await platform.deposit({ id: row.invoiceId, number: row.number, siren, pdf })
      await ctx.tx(async (tx) => {
        const held = await holdEInvoice(tx, ctx.hub.id, row.invoiceId)
        if (held?.state !== 'to-send') return
        if ('reference' in sent) {
          await changeEInvoice(tx, held, { reference: sent.reference, failure: null })
          await noteWord(tx, ctx, held, { state: 'deposited', at: ctx.now(), by: platform.name })
          return
        }
        const tries = held.tries + 1
        const minutes = sent.final ? null : nextTry(tries)
        if (minutes === null) {
          await noteWord(tx, ctx, held, { state: 'failed', at: ctx.now(), why: sent.failure, by: 'Palier' })
          await changeEInvoice(tx, held, { tries, failure: sent.failure })
        } else {
          const dueAt = new Date(ctx.now().getTime() + minutes * 60_000)
          await changeEInvoice(tx, held, { tries, failure: sent.failure, dueAt })
        }
      })
    }
    done += claimed.length
  }
}

async function documentsOf(ctx: Ctx, rows: readonly EInvoiceRow[]) {
  const ids = rows.map((row) => row.invoiceId)
  const read = await ctx.read((tx) =>
    tx
      .select({ id: invoices.id, document: invoices.document, recordedAt: invoices.recordedAt })
      .from(invoices)
      .where(inArray(invoices.id, ids)),
  )
  return new Map(read.map((row) => [row.id, row]))
}

/** Reads what the platform says since the last time, and where each invoice stands since. */
export async function readWords(ctx: Ctx, platform: EInvoicePlatform): Promise<number> {
  const { siren } = await identityOf(ctx)
  const cursor = await ctx.read((tx) => readingOf(tx, ctx.hub.id))
  const told = await platform.wordsSince(siren, cursor)
  if (!told) return 0
  await ctx.tx(async (tx) => {
    const references = [...new Set(told.words.map((word) => word.reference))]
    const rows = new Map((await byReferences(tx, ctx.hub.id, references)).map((row) => [row.reference, row]))
    for (const { reference, ...word } of told.words) {
      const row = rows.get(reference)
      if (!row) continue
      const state = await noteWord(tx, ctx, row, { ...word, by: platform.name })
      rows.set(reference, { ...row, state })
    }
    await keepReading(tx, ctx, told.cursor)
  })
  return told.words.length
}

/** Tells the platform of invoices that were wholly paid: the tax office is told of payments by this word (212). */
export async function tellCashed(ctx: Ctx, platform: EInvoicePlatform): Promise<number> {
  let [done, after] = [0, null as Id<'Invoice'> | null]
  for (;;) {
    const rows = await ctx.read((tx) => underWay(tx, ctx.hub.id, after, PAGE))
    if (rows.length === 0) return done
    after = rows.at(-1)!.invoiceId
    const ids = rows.map((row) => row.invoiceId)
    const cards = await ctx.read((tx) =>
      tx.select(INVOICE_CARD).from(invoices).where(inArray(invoices.id, ids)),
    )
    const paid = new Set(
      (await standing(ctx, cards))
        .filter((one) => one.kind === 'invoice' && one.left === zero && one.credited === zero)
        .map((one) => one.id),
    )
    for (const row of rows.filter((one) => paid.has(one.invoiceId))) {
      if (!(await platform.tellCashed(row.reference!, ctx.now()))) continue
      await ctx.tx(async (tx) => {
        const held = await holdEInvoice(tx, ctx.hub.id, row.invoiceId)
        if (held) await noteWord(tx, ctx, held, { state: 'cashed', at: ctx.now(), by: 'Palier' })
      })
      done++
    }
  }
}

/** Every quarter of an hour, where a platform is named; a demo sends nothing outside. */
export const carryInvoices: Task = {
  name: 'billing.einvoices',
  afterChange: false,
  daily: '*/15 * * * *',
  async run(ctx) {
    const platform = platformOfEnvironment()
    if (!platform || ctx.hub.demo) return
    await depositWaiting(ctx, platform)
    await readWords(ctx, platform)
    await tellCashed(ctx, platform)
  },
}

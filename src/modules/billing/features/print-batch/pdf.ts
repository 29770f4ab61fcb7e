import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { redirect } from 'react-router'
import { type Id, isId } from '#kit/id.ts'
import { chosenIds } from '#modules/billing/chosen.ts'
import { drawInvoice } from '#modules/billing/einvoice/paper.server.ts'
import { mayReadInvoices } from '#modules/billing/permits.ts'
import { invoices } from '#modules/billing/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Pdf, pdfStream } from '#platform/pdf/document.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

type Which = { readonly runId: Id<'InvoiceRun'> } | { readonly ids: readonly Id<'Invoice'>[] }

/** Documents read at a time: what is printed is not held in memory. */
const PAGE = 50

async function* parts(ctx: Ctx, which: Which): AsyncGenerator<(doc: Pdf) => void> {
  let after: Id<'Invoice'> | null = null
  for (;;) {
    const rows: { id: Id<'Invoice'>; document: (typeof invoices.$inferSelect)['document'] }[] =
      await ctx.read((tx) =>
        tx
          .select({ id: invoices.id, document: invoices.document })
          .from(invoices)
          .where(
            and(
              eq(invoices.hubId, ctx.hub.id),
              'runId' in which ? eq(invoices.runId, which.runId) : inArray(invoices.id, [...which.ids]),
              after ? gt(invoices.id, after) : undefined,
            ),
          )
          .orderBy(asc(invoices.id))
          .limit(PAGE),
      )
    for (const { document } of rows) yield (doc) => drawInvoice(doc, document)
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}

const answer = (ctx: Ctx, which: Which): Response =>
  new Response(
    pdfStream(
      { title: `Factures, ${ctx.hub.name}`, author: ctx.hub.name, at: ctx.now(), margin: 48 },
      parts(ctx, which),
    ),
    {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="factures-${ctx.today()}.pdf"`,
      },
    },
  )

/** All the invoices of a run in one file to print, streamed. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const runId = new URL(request.url).searchParams.get('lot')
  // Only a list or a run leads here.
  if (runId === null) return redirect(`/${ctx.hub.slug}/argent/factures`)
  return isId<'InvoiceRun'>(runId) ? answer(ctx, { runId }) : noPage()
}

/** Those ticked in a list. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const ids = chosenIds(await request.formData())
  return ids.ok
    ? answer(ctx, { ids: ids.value })
    : redirect(`/${ctx.hub.slug}/argent/factures?refus=${ids.code}`)
}

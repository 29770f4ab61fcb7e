import { addDays } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { keepFile, type Subject } from '#platform/files/files.server.ts'
import { LARGEST_FILE, tidyName } from '#platform/files/upload.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayKeepPayables } from '../permits.ts'
import { checkIncoming, type Incoming, type IncomingRefusal, supplierKey } from '../rules/incoming.ts'
import { openInvoiceFile } from './open-file.server.ts'
import { insertPayable, keptLines, noteMove, sameAs } from './store.server.ts'

export type TakeCode = IncomingRefusal | 'not_permitted' | 'file_needed' | 'file_too_large' | 'already_there'
type Taken = { id: Id<'Payable'>; number: string }

export const fileSubject = (id: Id<'Payable'>): Subject => ({ kind: 'payable', id })

/** Days that a supplier gives when its invoice does not say (code de commerce, art. L441-10: thirty days). */
const USUAL_DAYS = 30

/**
 * Takes an invoice that a supplier sent, as it came: Factur-X, CII or UBL. It waits to be booked; the file is kept with
 * it. Refuses what is no invoice, is not in euros, does not add up, is addressed to somebody else, or is here already.
 */
export async function takeInvoice(
  ctx: Ctx,
  file: { readonly name: string; readonly content: Buffer; readonly idempotencyKey?: string },
): Promise<Result<Taken, TakeCode>> {
  if (!mayKeepPayables(ctx.actor)) return refuse('not_permitted')
  if (file.content.length === 0) return refuse('file_needed', 'file')
  if (file.content.length > LARGEST_FILE) return refuse('file_too_large', 'file')
  const opened = await openInvoiceFile(file.content)
  if (!opened.ok) return refuse(opened.code, 'file')
  const { siren } = await identityOf(ctx)
  const checked = checkIncoming(opened.value.invoice, siren)
  if (!checked.ok) return refuse(checked.code, 'file')
  const invoice = checked.value
  const organisationId = await supplierOf(ctx, invoice)
  return await ctx.tx((tx) =>
    once<Taken, TakeCode>(tx, ctx, file.idempotencyKey, async () => {
      const id = newId<'Payable'>()
      const key = supplierKey(invoice)
      const { supplier: s } = invoice
      const taken = await insertPayable(tx, {
        ...{ hubId: ctx.hub.id, id, supplierKey: key, organisationId, supplierName: s.name },
        ...{ siren: s.siren, siret: s.siret, vatNumber: s.vatNumber, email: s.email },
        ...{ street: s.street, postcode: s.postcode, city: s.city, iban: s.iban, bic: s.bic },
        ...{ kind: invoice.kind, number: invoice.number, day: invoice.day },
        dueOn: invoice.dueOn ?? addDays(invoice.day, USUAL_DAYS),
        ...{ net: invoice.net, vat: invoice.vat, total: invoice.gross, prepaid: invoice.prepaid },
        ...{
          left: zero,
          lines: keptLines(invoice.lines),
          order: invoice.order,
          reference: invoice.reference,
        },
        ...{ syntax: opened.value.syntax, state: 'to-book', receivedAt: ctx.now() },
        words: searchWords(
          invoice.number,
          s.name,
          s.siren,
          ...invoice.lines.slice(0, 20).map((l) => l.label),
        ),
      })
      if (!taken) {
        const there = await sameAs(tx, ctx.hub.id, {
          supplierKey: key,
          kind: invoice.kind,
          number: invoice.number,
        })
        return there ? refuse('already_there', 'file') : refuse('not_an_invoice', 'file')
      }
      const pdf = opened.value.syntax === 'factur-x'
      await keepFile(tx, ctx, fileSubject(id), {
        name: tidyName(file.name),
        type: pdf ? 'application/pdf' : 'text/xml',
        content: file.content,
      })
      await noteMove(tx, ctx, { payableId: id, move: 'received' })
      await audit(tx, ctx, 'take', 'payable', id, { number: invoice.number })
      await emit(tx, ctx, 'billing.payable-received', id, { number: invoice.number })
      return ok({ id, number: invoice.number })
    }),
  )
}

/** The supplier among the organisations of the hub: by SIRET or SIREN, else by its very name. */
async function supplierOf(ctx: Ctx, { supplier }: Incoming): Promise<Id<'Organisation'> | null> {
  const number = supplier.siret ?? supplier.siren
  const byNumber = number ? await findOrganisations(ctx, { q: number, limit: 2 }) : []
  if (byNumber[0]) return byNumber[0].id
  const named = await findOrganisations(ctx, { q: supplier.name, limit: 5 })
  const same = named.find((one) => one.label.toLowerCase() === supplier.name.toLowerCase())
  return same?.id ?? null
}

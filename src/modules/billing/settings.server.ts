import { ok, type Result, refuse } from '#kit/result.ts'
import { checkVatNumber, type Debtor } from '#modules/money/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayInvoice } from './permits.ts'
import { partyId } from './references.server.ts'
import { areLawful } from './rules/terms.ts'
import {
  type ClientRow,
  clientsOf,
  type SettingsRow,
  writeClient,
  writeSettings,
} from './settings-store.server.ts'

export type SettingsCode = 'not_permitted' | 'days_too_many' | 'reminders_order'

/** Writes how the hub invoices. Refuses terms that the law does not allow, and reminders that do not follow each other. */
export async function keepSettings(ctx: Ctx, input: SettingsRow): Promise<Result<null, SettingsCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  if (!areLawful(input)) return refuse('days_too_many', 'days')
  if (input.firstReminder >= input.secondReminder) return refuse('reminders_order', 'secondReminder')
  if (input.secondReminder >= input.thirdReminder) return refuse('reminders_order', 'thirdReminder')
  return await ctx.tx(async (tx) => {
    await writeSettings(tx, {
      ...{ ...input, hubId: ctx.hub.id, updatedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'write', 'invoice-settings', ctx.hub.id)
    return ok(null)
  })
}

export type ClientInput = Omit<ClientRow, 'partyId'>
export type ClientCode = 'not_permitted' | 'days_too_many' | 'not_a_vat_number' | 'not_an_electronic_address'

/** What a client asked for who asked for nothing. */
export const noClient: ClientInput = {
  ...{ kind: null, vatNumber: null, electronicAddress: null, serviceCode: null, orderNumber: null },
  ...{ wantsServiceCode: false, wantsOrderNumber: false, contractNumber: null, contact: null },
  ...{ days: null, endOfMonth: null, deliveryName: null, deliveryStreet: null },
  ...{ deliveryPostcode: null, deliveryCity: null, apart: false },
}

/** Writes what a client wants to read on its invoices. */
export async function keepClient(
  ctx: Ctx,
  who: Debtor,
  input: ClientInput,
): Promise<Result<null, ClientCode>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  const endOfMonth = input.endOfMonth ?? false
  if (input.days !== null && !areLawful({ days: input.days, endOfMonth }))
    return refuse('days_too_many', 'days')
  // A French number has a key that can be checked; those of other countries are kept as they were given.
  const vat = input.vatNumber?.toUpperCase().replace(/[\s.]/g, '') ?? null
  if (vat?.startsWith('FR') && !checkVatNumber(vat).ok) return refuse('not_a_vat_number', 'vatNumber')
  if (input.electronicAddress && !/^\d{9}(_[A-Z0-9_-]{1,40})?$/i.test(input.electronicAddress))
    return refuse('not_an_electronic_address', 'electronicAddress')
  return await ctx.tx(async (tx) => {
    await writeClient(tx, {
      ...{ ...input, vatNumber: vat, hubId: ctx.hub.id, partyId: partyId(who) },
      ...{ updatedAt: ctx.now(), userId: ctx.actor.userId },
    })
    await audit(tx, ctx, 'write', 'invoice-client', partyId(who))
    return ok(null)
  })
}

/** What a client asked for; nothing in particular when nobody wrote it. */
export async function clientOf(ctx: Ctx, who: Debtor): Promise<ClientInput> {
  const rows = await ctx.read((tx) => clientsOf(tx, ctx.hub.id, [partyId(who)]))
  return rows.get(partyId(who)) ?? noClient
}

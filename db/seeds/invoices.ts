import { addDays, addMonths, type Day, firstDay, lastDay, monthOf, weekday } from '#kit/day.ts'
import { cents, proportion, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  creditInvoice,
  type FreeLine,
  invoiceOf,
  invoicesOf,
  issueInvoices,
  keepClient,
  keepDraft,
  noClient,
  remindInvoices,
  runInvoices,
  waitingToInvoice,
} from '#modules/billing/index.server.ts'
import { chargesOfInvoice, settleCharges } from '#modules/money/index.server.ts'
import { editOrganisation } from '#modules/people/features/edit-organisation/use-case.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Teller } from './story.ts'

type Client = {
  readonly key: string
  /** Numbers that belong to nobody: their keys are right. */
  readonly siret: string
  readonly street: string
  readonly postcode: string
  readonly wants?: { readonly serviceCode: string; readonly orderNumber: string }
}
export type InvoiceStory = {
  readonly by: string
  /** Who completes records. */
  readonly desk: string
  readonly months: number
  readonly clients: readonly Client[]
  /** A room let each month to the first, and how it is told. */
  readonly lets: { readonly to: string; readonly line: FreeLine }
  /** Whose last invoice is taken back in part. */
  readonly credited: string
  /** Who is reminded. */
  readonly late: string
  /** For whom a draft waits. */
  readonly draft: { readonly to: string; readonly line: FreeLine; readonly note: string }
}

const line = (label: string, euros: number, over: Partial<FreeLine> = {}): FreeLine => ({
  ...{ label, nature: 'rent', quantity: 10_000, unit: 'item', price: euros * 100, vatRate: null, ...over },
})

export const QUARTIER_INVOICES: InvoiceStory = {
  ...{ by: 'odile', desk: 'claire', months: 4, credited: 'rivoire', late: 'horizon' },
  clients: [
    { key: 'rivoire', siret: '81422067900017', street: '12 rue des Ateliers', postcode: '38320' },
    { key: 'alpinnov', siret: '82590114300016', street: '4 avenue de l’Innovation', postcode: '38000' },
    { key: 'horizon', siret: '77946215900012', street: '27 boulevard Gambetta', postcode: '38000' },
    { key: 'syndic', siret: '50123987500013', street: '8 place Vaucanson', postcode: '38000' },
    { key: 'clinique', siret: '33507418300013', street: '21 avenue Albert-Londres', postcode: '38130' },
    {
      ...{ key: 'ccas', siret: '26380152400012', street: '28 galerie de l’Arlequin', postcode: '38100' },
      wants: { serviceCode: 'AINES', orderNumber: 'CCAS-26-0417' },
    },
    { key: 'eybens', siret: '21380158200015', street: '2 avenue de Bresson', postcode: '38320' },
    { key: 'habitants', siret: '79033581400014', street: '5 allée des Érables', postcode: '38100' },
  ],
  lets: {
    to: 'habitants',
    line: line('Salle commune, la soirée', 25, { quantity: 20_000, unit: 'item' }),
  },
  draft: {
    to: 'alpinnov',
    line: line('Atelier cuisine d’équipe', 320, { nature: 'service', unit: 'job' }),
    note: 'Merci à toute l’équipe : à refaire au printemps.',
  },
}

export const RURAL_INVOICES: InvoiceStory = {
  ...{ by: 'jean', desk: 'jean', months: 3, credited: 'mairie', late: 'fondation' },
  clients: [
    {
      ...{ key: 'mairie', siret: '21380431300012', street: '1 place de la Mairie', postcode: '38710' },
      wants: { serviceCode: 'TECHNIQUE', orderNumber: 'SM-2026-118' },
    },
    { key: 'fondation', siret: '78451209700014', street: '40 rue de Lille', postcode: '75007' },
    { key: 'scierie', siret: '39820461000016', street: 'route du Col', postcode: '38710' },
    { key: 'camping', siret: '44017865500013', street: 'chemin des Sources', postcode: '38710' },
    { key: 'comcom', siret: '20006843500011', street: '2 rue du Pré', postcode: '38930' },
    { key: 'ccas', siret: '26380944400015', street: '3 rue du Pré', postcode: '38930' },
  ],
  lets: { to: 'scierie', line: line('Salle du haut, une journée', 60, { unit: 'day' }) },
  draft: {
    to: 'camping',
    line: line('Paniers d’accueil de la saison', 18, { nature: 'goods', quantity: 240_000 }),
    note: 'Livrés le jour de l’ouverture.',
  },
}

const openDay = (day: Day): Day => (weekday(day) === 7 ? addDays(day, 1) : day)

/** What the record of a client lacks for an invoice. */
async function complete(ctx: Ctx, id: Parameters<typeof getOrganisation>[1], client: Client): Promise<void> {
  const known = (await getOrganisation(ctx, id))!
  const kept = {
    ...{ name: known.name, kind: known.kind, phone: known.phone ?? undefined, city: known.city ?? undefined },
    ...{ email: known.email ?? `comptes@${client.key}.example`, note: known.note ?? undefined },
  }
  const { siret, street, postcode } = client
  must(
    await editOrganisation(ctx, id, {
      ...{ ...kept, siret, street, postcode, seenAt: known.updatedAt, idempotencyKey: undefined },
    }),
  )
  if (!client.wants) return
  const wants = { ...client.wants, wantsServiceCode: true, wantsOrderNumber: true }
  must(await keepClient(ctx, { organisationId: id }, { ...noClient, ...wants }))
}

/**
 * The invoices of the last months: organisations in one press at the beginning of each, a room that is let, one taken back
 * in part, those that are late reminded, and a draft that waits.
 */
export function tellInvoices(teller: Teller, today: Day, story: InvoiceStory): void {
  const { diary } = teller
  const by = teller.actor(story.by)
  const who = (key: string) => ({ organisationId: teller.organisation(key) })
  const month = (n: number) => addMonths(monthOf(today), n)
  const start = openDay(firstDay(month(-story.months)))
  diary.plan(diary.at(start, 8 * 60 + 10), teller.actor(story.desk), async (ctx) => {
    for (const client of story.clients) await complete(ctx, teller.organisation(client.key), client)
  })
  for (let n = 1 - story.months; n <= 0; n++) {
    const day = openDay(addDays(firstDay(month(n)), 3))
    diary.plan(diary.at(day, 9 * 60 + 5), by, async (ctx) => {
      const until = lastDay(month(n - 1))
      const payerIds = await waitingToInvoice(ctx, { until, who: 'organisation' })
      if (payerIds.length > 0)
        must(await runInvoices(ctx, { until, who: 'organisation', payerIds, send: n === 0 }))
    })
    diary.plan(diary.at(day, 9 * 60 + 40), by, async (ctx) => {
      const lines = [story.lets.line]
      const { issued } = must(
        await issueInvoices(ctx, [{ who: who(story.lets.to), chargeIds: [], lines, allowance: cents(500) }]),
      )
      // It pays within the fortnight, but for the last.
      if (n < 0)
        diary.plan(diary.at(openDay(addDays(day, 12)), 10 * 60), by, async (c) => {
          const chargeIds = (await chargesOfInvoice(c, issued[0]!.id)).map((charge) => charge.id)
          must(await settleCharges(c, { chargeIds, means: 'transfer', reference: `VIR ${day.slice(0, 7)}` }))
        })
    })
  }
  diary.plan(diary.at(openDay(addDays(today, -6)), 11 * 60 + 20), by, async (ctx) => {
    const open = (await invoicesOf(ctx, who(story.credited))).find((one) => one.left > zero)
    const invoice = open && (await invoiceOf(ctx, open.number))
    if (!invoice) return
    const amount = proportion(invoice.document.lines[0]!.gross, 1n, 2n)
    const parts = [{ position: 1, amount }]
    const reason = 'Passage non assuré, geste convenu au téléphone'
    must(await creditInvoice(ctx, { invoiceId: invoice.id, parts, reason }))
  })
  diary.plan(diary.at(openDay(addDays(today, -4)), 14 * 60), by, async (ctx) => {
    const late = (await invoicesOf(ctx, who(story.late))).filter((one) => one.state === 'late')
    if (late.length > 0)
      must(
        await remindInvoices(
          ctx,
          late.map((one) => one.id),
        ),
      )
  })
  diary.plan(diary.at(addDays(today, -1), 16 * 60 + 30), by, async (ctx) => {
    const { to, line: drafted, note } = story.draft
    must(await keepDraft(ctx, { who: who(to), chargeIds: [], lines: [drafted], note }))
  })
}

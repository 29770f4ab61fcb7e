import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { bookPayable, payPayable, refusePayable, takeInvoice } from '#modules/billing/index.server.ts'
import { type Bill, billFile, type Supplier } from '#modules/billing/payables/fixtures.ts'
import { identityOf } from '#modules/money/index.server.ts'
import type { Teller } from './story.ts'

const place = (street: string, postcode: string, city: string) => ({ street, postcode, city })

/** Numbers that belong to nobody: their keys are right. */
const SUPPLIERS = {
  power: {
    ...{ name: 'Énergie du Vercors', siren: '381220458', siret: '38122045800016', vat: 'FR55381220458' },
    ...place('4 rue de la Centrale', '38000', 'Grenoble'),
  },
  paper: {
    ...{ name: 'Papeterie Lafond', siren: '441908175', siret: '44190817500017', vat: 'FR26441908175' },
    ...place('22 cours Berriat', '38000', 'Grenoble'),
  },
  phone: {
    ...{ name: 'Alpes Télécom', siren: '509812343', siret: '50981234300010', vat: 'FR17509812343' },
    ...place('9 avenue du Vercors', '38170', 'Seyssinet'),
  },
  training: {
    ...{ name: 'Les Ateliers du Lien', siren: '812340677', siret: '81234067700010', vat: null },
    ...place('1 montée de l’Église', '38650', 'Monestier'),
  },
} as const satisfies Record<string, Supplier>

type Story = {
  readonly supplier: keyof typeof SUPPLIERS
  readonly number: string
  /** Days before today that it is dated, and that it has to be paid. */
  readonly dated: number
  readonly due: number
  readonly as: 'factur-x' | 'cii' | 'ubl'
  readonly lines: Bill['lines']
  /** The account of each line; without it, it waits to be booked. */
  readonly accounts?: readonly string[]
  /** Days before today that it was paid. */
  readonly paid?: number
  readonly refused?: string
}

const STORIES: readonly Story[] = [
  {
    ...{ supplier: 'power', number: 'EV-2207-118', dated: 52, due: 22, as: 'ubl' },
    ...{
      lines: [
        ['Électricité, relevé', 18_640, 200],
        ['Abonnement', 2110, 55],
      ],
    },
    ...{ accounts: ['606', '606'], paid: 24 },
  },
  {
    ...{ supplier: 'paper', number: 'FA10482', dated: 38, due: 8, as: 'factur-x' },
    ...{
      lines: [
        ['Ramettes A4, 20', 11_880, 200],
        ['Étiquettes de casiers', 3420, 200],
      ],
    },
    ...{ accounts: ['606', '606'], paid: 9 },
  },
  {
    ...{ supplier: 'phone', number: 'T-88213', dated: 33, due: 3, as: 'cii' },
    ...{ lines: [['Internet et téléphone', 5988, 200]], accounts: ['626'] },
  },
  {
    ...{ supplier: 'paper', number: 'FA10517', dated: 20, due: -10, as: 'factur-x' },
    ...{ lines: [['Écran d’accueil', 28_900, 200]], refused: 'Commande annulée : l’écran n’a pas été livré' },
  },
  {
    ...{ supplier: 'training', number: '2026-014', dated: 12, due: -18, as: 'factur-x' },
    ...{ lines: [['Formation des bénévoles à l’accueil', 42_000, 0]], accounts: ['618'] },
  },
  {
    ...{ supplier: 'power', number: 'EV-2209-121', dated: 5, due: -25, as: 'ubl' },
    ...{
      lines: [
        ['Électricité, relevé', 16_215, 200],
        ['Abonnement', 2110, 55],
      ],
    },
  },
  {
    ...{ supplier: 'phone', number: 'T-90377', dated: 2, due: -28, as: 'factur-x' },
    ...{ lines: [['Internet et téléphone', 5988, 200]] },
  },
]

/** What suppliers sent in the last two months: read, booked, paid, one refused, two that wait. */
export function tellSuppliers(teller: Teller, today: Day, { by }: { by: string }): void {
  const { diary } = teller
  const actor = teller.actor(by)
  const on = (before: number, minute: number) => diary.at(addDays(today, -before), minute)
  for (const [i, story] of STORIES.entries()) {
    let id: Id<'Payable'> | undefined
    const arrived = Math.max(story.dated - 2, 0)
    diary.plan(on(arrived, 8 * 60 + 20 + i), actor, async (ctx) => {
      const { siren, legalName } = await identityOf(ctx)
      const bill = {
        ...{ supplier: SUPPLIERS[story.supplier], buyer: { name: legalName, siren: siren ?? '' } },
        ...{ number: story.number, day: addDays(today, -story.dated), dueOn: addDays(today, -story.due) },
        lines: story.lines,
      }
      id = must(await takeInvoice(ctx, await billFile(bill, story.as, ctx.now()))).id
      const { accounts, refused } = story
      if (accounts) must(await bookPayable(ctx, { id, accounts, deductsVat: false }))
      if (refused) must(await refusePayable(ctx, { id, why: refused }))
    })
    if (story.paid === undefined) continue
    diary.plan(on(story.paid, 9 * 60 + i), actor, async (ctx) => {
      must(await payPayable(ctx, { id: id!, means: 'transfer', reference: story.number }))
    })
  }
}

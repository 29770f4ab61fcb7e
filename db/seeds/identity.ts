import { addDays, addMonths, type Day, firstDay, lastDay, monthOf } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { declareMonth, type Identity, keepIdentity, setTax, type Tax } from '#modules/money/index.server.ts'
import type { Teller } from './story.ts'

type Papers = { readonly by: string; readonly identity: Identity; readonly tax: Tax }

/** Numbers that belong to nobody: their keys are right, as every check asks. */
export const QUARTIER_PAPERS: Papers = {
  by: 'odile',
  identity: {
    ...{ legalName: 'Le Palier des Tilleuls', legalForm: 'Association loi 1901', siren: '853214765' },
    ...{ siret: '85321476500010', rna: 'W381024571', vatNumber: 'FR62853214765' },
    ...{ street: '3 place du Marché', postcode: '38100', city: 'Grenoble' },
    ...{ email: 'bonjour@palier-tilleuls.example', phone: '0476251010' },
    ...{ iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', ics: 'FR72ZZZ123456' },
    ...{ sapNumber: 'SAP853214765', giftsDeductible: true },
  },
  // The laundry works for anybody, at the price of the trade: a sector of its own, taxed.
  tax: { profile: 'mixed', taxedActivities: ['laundry', 'cafe', 'grocery'] },
}

export const RURAL_PAPERS: Papers = {
  by: 'jean',
  identity: {
    ...{ legalName: 'La Halte du Vallon', legalForm: 'SCIC SA à capital variable', siren: '904175239' },
    ...{ siret: '90417523900014', rna: null, vatNumber: null },
    ...{ street: '1 place de la Mairie', postcode: '38650', city: 'Saint-Maurin-en-Vallon' },
    ...{ email: 'halte@vallon.example', phone: '0476304412' },
    ...{ iban: 'FR7610107001011234567890129', bic: 'BREDFRPP', ics: 'FR72ZZZ123456' },
    ...{ sapNumber: null, giftsDeductible: false },
  },
  tax: { profile: 'franchise-293b', taxedActivities: [] },
}

/** Said once, before the first sale. */
export function tellIdentity(teller: Teller, { by, identity, tax }: Papers): void {
  const { diary, opening } = teller
  diary.plan(diary.at(opening, 8 * 60), teller.actor(by), async (ctx) => {
    must(await keepIdentity(ctx, identity))
    must(await setTax(ctx, { ...tax, onDebits: false, fromDay: addDays(opening, -366) }))
  })
}

/** Every month on the 19th the treasurer declares the VAT of the month before; the last one is still to do. */
export function tellVat(teller: Teller, today: Day, { by }: Papers): void {
  const { diary, opening } = teller
  for (let month = monthOf(opening); addDays(lastDay(month), 50) < today; month = addMonths(month, 1))
    diary.plan(
      diary.at(addDays(firstDay(addMonths(month, 1)), 18), 9 * 60),
      teller.actor(by),
      async (ctx) => {
        const declared = await declareMonth(ctx, month)
        if (!declared.ok && declared.code !== 'nothing_to_declare') must(declared)
      },
    )
}

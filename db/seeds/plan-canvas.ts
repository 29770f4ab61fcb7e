import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import {
  addComment,
  addFlow,
  addNote,
  linkNote,
  readBoard,
  resolveComment,
  saveTemplate,
  saveVersion,
} from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Teller } from './story.ts'

/** A record by what people call it: `line:Loyer du local`, `service:Pressing`, `measure:requests.done`. */
type Named = `${'organisation' | 'service' | 'line' | 'measure'}:${string}`

type Told = {
  /** Which record a slip stands for. */
  links: readonly (readonly [note: string, record: Named])[]
  /** Who pays, for whom, by what (a slip, or `service:…`), in which line. */
  flows: readonly (readonly [customer: string, beneficiary: string, service: string, line?: string])[]
}

const TOLD: Readonly<Record<'quartier' | 'rural', Told>> = {
  quartier: {
    links: [
      ['Association des habitants du quartier', 'organisation:Association des habitants des Tilleuls'],
      ['Service à domicile', 'organisation:Aide à domicile des Trois Vallées'],
      ['collectivités territoriales', 'organisation:Métropole des Alpes'],
      ['Pôle de services', 'measure:requests.done'],
      ['Boutique', 'line:Ventes de la boutique'],
      ['Optionnel : Prestations de services sur lieu de travail', 'service:Permanence en entreprise'],
      ['Point de collecte', 'service:Garde de colis'],
      ['Bailleurs', 'organisation:Bailleur Horizon Habitat'],
      ['Entreprises', 'organisation:Ateliers Rivoire'],
      ['Particuliers/habitants', 'measure:people.members'],
      ['syndic', 'organisation:Syndic Les Alpages'],
      ['Loyer', 'line:Loyer du local'],
      ['Salaires', 'line:Concierge de quartier'],
      ['Abonnement', 'line:Abonnement des habitants'],
      ['CCAS', 'organisation:CCAS de la ville'],
      ['Subventions régionale / métropole', 'line:Subvention régionale 2026'],
      ['Fonds d’amorçage', 'line:Fonds d’amorçage'],
    ],
    flows: [
      [
        'Bailleurs',
        'habitants des immeubles',
        'service:Nettoyage du local à poubelles',
        'Services aux locataires du bailleur',
      ],
      [
        'Entreprises',
        'salariés des entreprises',
        'service:Permanence en entreprise',
        'Contrats annuels avec les entreprises',
      ],
      [
        'CCAS',
        'Particuliers/habitants ?',
        'service:Courses livrées',
        'Courses et visites payées par le CCAS',
      ],
      ['Particuliers/habitants', 'Particuliers/habitants', 'Pôle de services', 'Prestations à la demande'],
      [
        'Particuliers/habitants',
        'habitants des immeubles',
        'Lien social / animation',
        'Adhésions des habitants',
      ],
      [
        'Subventions régionale / métropole',
        'commune',
        'Lien social / animation',
        'Subvention régionale 2026',
      ],
      ['Commerces', 'habitants des immeubles', 'Boutique'],
    ],
  },
  rural: {
    links: [
      ['Prestataires et producteurs : les fournisseurs de service', 'organisation:Ferme des Noyers'],
      ['La Poste, SNCF, retrait espèces', 'organisation:La Poste'],
      ['Service livraison', 'service:Panier livré'],
      ['Stockage', 'service:Retrait de colis'],
      ['Salariat en insertion', 'line:Salarié en insertion'],
      ['Animation, retrait espèces, service accès numérique', 'service:Accès et aide numérique'],
      ['Associations services personnes âgées (aide à domicile)', 'organisation:Aide à domicile du Vallon'],
      ['Particuliers', 'measure:people.members'],
      ['Les entreprises', 'organisation:Scierie du Vallon'],
      ['Charges fixes : loyer', 'line:Loyer du local communal'],
      ['Investissement : casiers', 'line:Casiers de retrait'],
      ['Aide publique', 'line:Aide publique : département 2026'],
      ['La Poste – prestation « bureau de poste »', 'line:La Poste : prestation bureau de poste'],
    ],
    flows: [
      ['Particuliers', 'Particuliers', 'service:Panier livré', 'Abonnement livraison'],
      ['Particuliers', 'personnes âgées', 'service:Accès et aide numérique', 'Adhésion à la conciergerie'],
      [
        'Les entreprises',
        'salariés',
        'service:Permanence en entreprise',
        'Permanence dans les entreprises locales',
      ],
      [
        'Les collectivités',
        'scolaires (TAP, repas ..., effet attractivité du territoire)',
        'service:Repas des scolaires',
        'Repas et goûters des scolaires',
      ],
      [
        'La Poste, SNCF, retrait espèces',
        'personnes âgées',
        'service:Retrait d’espèces',
        'La Poste : prestation bureau de poste',
      ],
      [
        'Associations services personnes âgées (aide à domicile)',
        'personnes âgées',
        'service:Trajet accompagné',
      ],
    ],
  },
}

const found = <T>(what: T | undefined, name: string): T => {
  if (what === undefined) throw new Error(`the canvas of the demo names what is not there: ${name}`)
  return what
}

/** Finds slips, lines, services and partners by what people call them. */
async function finder(ctx: Ctx) {
  const board = found((await readBoard(ctx, 'fr')) ?? undefined, 'the plan')
  const [services, organisations] = [await listServices(ctx), await findOrganisations(ctx, { limit: 200 })]
  return {
    note: (text: string) =>
      found(
        board.notes.find((note) => note.text === text),
        text,
      ),
    line: (name: string) =>
      found(
        board.lines.find((line) => line.name === name),
        name,
      ).id,
    service: (name: string) =>
      found(
        services.find((one) => one.name === name),
        name,
      ).id,
    organisation: (name: string) =>
      found(
        organisations.find((one) => one.label === name),
        name,
      ).id,
  }
}

/** Slips linked to real records, and who pays for whom: an afternoon with the canvas on the wall. */
async function drawCanvas(ctx: Ctx, hub: keyof typeof TOLD): Promise<void> {
  const find = await finder(ctx)
  for (const [text, record] of TOLD[hub].links) {
    const [kind, name] = [record.slice(0, record.indexOf(':')), record.slice(record.indexOf(':') + 1)]
    const { id, version } = find.note(text)
    const of = { line: find.line, service: find.service, organisation: find.organisation }
    const target = kind === 'measure' ? name : of[kind as keyof typeof of](name)
    must(await linkNote(ctx, { id, version, link: { kind: kind as 'measure', id: target } }))
  }
  for (const [customer, beneficiary, service, line] of TOLD[hub].flows)
    must(
      await addFlow(ctx, {
        customer: find.note(customer).id,
        beneficiary: find.note(beneficiary).id,
        service: service.startsWith('service:')
          ? { service: find.service(service.slice('service:'.length)) }
          : { note: find.note(service).id },
        line: line ? find.line(line) : undefined,
      }),
    )
}

/** What somebody says, of a slip (`note:…`), a line (`line:…`) or the whole plan. */
async function say(
  ctx: Ctx,
  on: `note:${string}` | `line:${string}` | 'plan',
  text: string,
): Promise<Id<'Comment'>> {
  const find = await finder(ctx)
  const name = on.slice(5)
  const subject =
    on === 'plan'
      ? ({ kind: 'plan' } as const)
      : on.startsWith('note:')
        ? ({ kind: 'note', id: find.note(name).id } as const)
        : ({ kind: 'line', id: find.line(name) } as const)
  return must(await addComment(ctx, { on: subject, text })).id
}

const settle = async (ctx: Ctx, id: Id<'Comment'>): Promise<void> => {
  must(await resolveComment(ctx, { id, version: 1 }))
}

type Remark = {
  readonly by: string
  readonly on: Parameters<typeof say>[1]
  readonly text: string
  /** Days before today. */
  readonly ago: number
  /** Somebody who settles it, some days later. */
  readonly settled?: readonly [by: string, days: number]
}

const REMARKS: Readonly<Record<'quartier' | 'rural', readonly Remark[]>> = {
  quartier: [
    {
      by: 'helene',
      on: 'note:Entreprises',
      text: 'Deux contrats sur dix rendez-vous : gardons-nous les entreprises parmi les premiers clients ?',
      ago: 19,
    },
    {
      by: 'claire',
      on: 'note:Entreprises',
      text: 'Oui, pour la permanence qui vit. Le contrat suivant ne se signera pas avant l’été.',
      ago: 18,
    },
    {
      by: 'helene',
      on: 'line:Subvention régionale 2026',
      text: 'La région parle de verser le solde six mois plus tard. L’avez-vous essayé dans « Et si ? »',
      ago: 15,
    },
    {
      by: 'odile',
      on: 'line:Loyer du local',
      text: 'Le bail dit 860 € jusqu’en décembre, puis l’indice. La ligne en tient compte.',
      ago: 14,
      settled: ['claire', 2],
    },
    { by: 'helene', on: 'plan', text: 'Très lisible. À relire ensemble au prochain comité.', ago: 6 },
  ],
  rural: [
    {
      by: 'paul',
      on: 'note:Investissement : casiers',
      text: 'Le devis est à 9 500 € posé. Attendons la réponse de LEADER avant de signer.',
      ago: 16,
    },
    {
      by: 'helene',
      on: 'note:Maison de santé ?',
      text: 'Aux Tilleuls, la maison de santé envoie une personne âgée sur cinq. Cela vaut une visite.',
      ago: 10,
    },
    {
      by: 'jean',
      on: 'line:Repas et goûters des scolaires',
      text: 'La cantine ferme en août : la saison est à revoir.',
      ago: 8,
      settled: ['paul', 3],
    },
  ],
}

const ADDED: Readonly<Record<'quartier' | 'rural', readonly Parameters<typeof addNote>[1][]>> = {
  quartier: [
    {
      block: 'activities',
      text: 'Permanence du samedi, tenue par des adhérents',
      pillar: 'citizens',
      colour: 'mint',
    },
    { block: 'customers', text: 'Copropriétés', pillar: 'private' },
  ],
  rural: [
    {
      block: 'distribution',
      text: 'Tournée du jeudi dans deux hameaux',
      pillar: 'activities',
      colour: 'mint',
    },
    { block: 'resources', text: 'Réserve et terrasse prêtées par la commune', pillar: 'public' },
  ],
}

/** The afternoon when the canvas met the daily work, what was said of it since, and what was given to the network. */
export function tellCanvas(
  { diary, actor }: Teller,
  today: Day,
  { hub, by, shares }: { hub: keyof typeof TOLD; by: string; shares: boolean },
): void {
  const lead = actor(by)
  diary.plan(diary.at(addDays(today, -22), 14 * 60), lead, async (ctx) => {
    must(await saveVersion(ctx, { reason: 'Avant de relier le canevas au quotidien' }))
    for (const note of ADDED[hub]) must(await addNote(ctx, note))
    await drawCanvas(ctx, hub)
  })
  for (const { by: who, on, text, ago, settled } of REMARKS[hub]) {
    const day = addDays(today, -ago)
    diary.plan(diary.at(day, 17 * 60 + 20), actor(who), async (ctx) => {
      const id = await say(ctx, on, text)
      if (settled)
        diary.plan(diary.at(addDays(day, settled[1]), 9 * 60), actor(settled[0]), (c) => settle(c, id))
    })
  }
  if (shares) diary.plan(diary.at(addDays(today, -7), 10 * 60), lead, giveCanvas)
}

/** The canvas of the neighbourhood given to the network, as a starting point for the next one. */
async function giveCanvas(ctx: Ctx): Promise<void> {
  must(
    await saveTemplate(ctx, {
      name: 'Quartier de bailleurs, après un an',
      about:
        'Le canevas des Tilleuls une fois passé des entreprises aux habitants. Vérifiez les salaires et le loyer.',
      figures: true,
      shared: true,
      funder: (n) => `Financeur ${n}`,
    }),
  )
}

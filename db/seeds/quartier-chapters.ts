import { addDays, addMonths, type Day, firstDay, lastDay, type Month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan, saveVersion } from '#modules/plan/index.server.ts'
import { QUARTIER_BOOKS, tellBooks } from './books.ts'
import { QUARTIER_CATALOGUE, tellCatalogue } from './catalogue.ts'
import { tellGifts } from './certificates.ts'
import { QUARTIER_CONTACTS, tellContacts } from './contacts.ts'
import { tellQuartierContracts } from './contracts.ts'
import { tellDesk } from './desk.ts'
import { tellDrawers, tellParty } from './drawers.ts'
import { QUARTIER_PAPERS, tellIdentity, tellVat } from './identity.ts'
import { QUARTIER_INVOICES, tellInvoices } from './invoices.ts'
import { euros } from './live.ts'
import { tellMessages } from './messages.ts'
import { tellMissions } from './missions.ts'
import { tellNeighbours } from './neighbours.ts'
import { tellPayers } from './payers.ts'
import { QUARTIER_PAYERS } from './payers-stories.ts'
import { QUARTIER_PLACES, tellPlaces } from './places.ts'
import { type Beliefs, believeFirst, planLessons } from './plan-beliefs.ts'
import { tellCanvas } from './plan-canvas.ts'
import { tellDossier } from './plan-dossiers.ts'
import { tellTariffs } from './plan-tariffs.ts'
import { tellWhatIf } from './plan-what-if.ts'
import { tellPlatform } from './platform.ts'
import { QUARTIER_FORMS, RIVOIRE_STAFF, tellCompanyUse, tellPortals, tellWebForms } from './portals.ts'
import { QUARTIER_PREPAID, tellPrepaid } from './prepaid.ts'
import { QUARTIER_VETTING, tellProviders } from './providers.ts'
import { companiesStage, inhabitantsStage } from './quartier-stages.ts'
import { QUARTIER_REVIEWS, tellReviews } from './reviews.ts'
import { tellRoundComparison, tellRoundsOf } from './rounds.ts'
import { QUARTIER_ROUNDS } from './rounds-quartier.ts'
import { QUARTIER_SHELF, tellSales } from './sales.ts'
import { QUARTIER_SEPA, tellDebits, tellPayouts } from './sepa.ts'
import { tellSignals } from './signals.ts'
import type { Teller } from './story.ts'
import { tellSuppliers } from './suppliers.ts'
import { QUARTIER_ACTIONS, tellActions } from './trial-actions.ts'
import { planStage } from './trial-chapter.ts'
import { quartierCriteria, tellCriteria } from './trial-criteria.ts'
import { quartierFocus, tellFocus } from './trial-focus.ts'
import { planFollowing, QUARTIER_SEATS, tellCommittee } from './trial-gates.ts'
import { quartierTests, tellTests } from './trial-learning.ts'
import { quartierTrialMoney, tellTrialMoney } from './trial-money.ts'
import { QUARTIER_COMPARISON, QUARTIER_TRIPS, tellComparison, tellTrips } from './trips.ts'
import { tellVolunteers } from './volunteers.ts'

/** What was hoped for at the opening: companies that sign at once, and a shop that fills. */
const HOPES: Beliefs = {
  'contrats-entreprises': { start: 6, target: 7 },
  'services-habitants': { start: 150, target: 305 },
  boutique: { start: 130, target: 185 },
}

/**
 * The model written before opening and told again after the pivot; the trial, now in its sixth month: three months
 * for companies that proved too slow, then the inhabitants, who come by themselves (the pivot told in seed 003).
 */
export function quartierChapters(teller: Teller, months: readonly Month[], today: Day): void {
  const { diary, actor } = teller
  const claire = actor('claire')
  const start = months[7]!
  const turn = addMonths(start, 3)
  const firstEnd = lastDay(addMonths(start, 2))
  let sober: Beliefs = {}
  diary.plan(diary.at(teller.opening, 10 * 60), claire, async (ctx) => {
    must(await createPlan(ctx, { template: 'quartier', start: months[0]!, openingCash: euros(16_000) }))
    sober = await believeFirst(ctx, HOPES, 'Modèle présenté au comité de démarrage')
  })
  planLessons(teller, claire, {
    hopes: HOPES,
    sober: () => sober,
    half: months[4]!,
    sobered: addMonths(start, 3),
    reasons: ['Les entreprises répondent lentement', 'Après le réajustement vers les habitants'],
  })
  diary.plan(diary.at(addDays(firstEnd, -4), 15 * 60), claire, async (ctx) => {
    must(await saveVersion(ctx, { reason: 'Avant le réajustement vers les habitants' }))
  })
  tellNeighbours(teller, today, {
    by: 'sami',
    home: {
      ...{ street: '14 rue des Tilleuls', postcode: '38100', city: 'Grenoble' },
      ...{ lastName: 'Abello', mother: 'Carmen', daughter: 'Inès', phone: '0612044718' },
    },
  })
  tellIdentity(teller, QUARTIER_PAPERS)
  tellVat(teller, today, QUARTIER_PAPERS)
  tellGifts(teller, today, { desk: 'sami', books: 'odile' })
  tellBooks(teller, months, today, QUARTIER_BOOKS)
  tellCatalogue(teller, today, 'claire', QUARTIER_CATALOGUE)
  tellProviders(teller, today, 'claire', QUARTIER_VETTING)
  tellWebForms(teller, today, 'sami', QUARTIER_FORMS)
  tellCompanyUse(teller, months, { by: 'sami', organisation: 'rivoire', staff: RIVOIRE_STAFF })
  tellPortals(teller, today, {
    by: 'sami',
    member: {
      ...{ word: 'ines-abello', lastName: 'Abello', daughter: 'Inès', mother: 'Carmen' },
      ...{ service: 'Réparation de vélo', forMother: 'Courses' },
    },
    contact: {
      ...{ word: 'pauline', firstName: 'Pauline', lastName: 'Garnier', organisation: 'rivoire' },
      phone: '0476251840',
    },
  })
  tellMissions(teller, today, {
    ...{ coordinator: 'claire', desk: 'sami', firm: 'bricol', others: ['proprete', 'velo'] },
    provider: { word: 'karim', firstName: 'Karim', lastName: 'Ziani', phone: '0611223344' },
    service: 'Petit bricolage',
  })
  tellDesk(teller, today, {
    ...{ by: 'sami', lead: 'claire', service: 'Réparation de vélo', street: 'rue des Tilleuls' },
    ...{ postcode: '38100', city: 'Grenoble' },
  })
  tellContacts(teller, today, { by: 'sami', known: QUARTIER_CONTACTS })
  tellPlaces(teller, QUARTIER_PLACES)
  tellPayers(teller, today, QUARTIER_PAYERS)
  tellPlatform(teller, today, { by: 'odile', seed: 71 })
  tellInvoices(teller, today, QUARTIER_INVOICES)
  tellSuppliers(teller, today, { by: 'odile' })
  tellSales(teller, today, { by: 'sami', shelf: QUARTIER_SHELF, seed: 407 })
  tellPrepaid(teller, today, QUARTIER_PREPAID)
  tellDebits(teller, today, QUARTIER_SEPA)
  tellPayouts(teller, today, QUARTIER_SEPA)
  tellMessages(teller, today, { by: 'sami' })
  tellDrawers(teller, today, { desk: 'sami', closes: 'claire', till: 'Guichet' })
  tellParty(teller, today, { barman: 'youssef', closes: 'claire' })
  tellQuartierContracts(teller, months, today)
  tellCanvas(teller, today, { hub: 'quartier', by: 'claire', shares: true })
  diary.plan(diary.at(addDays(today, -24), 16 * 60), claire, (ctx) => tellDossier(ctx, 'quartier'))
  diary.plan(diary.at(addDays(today, -18), 11 * 60), claire, (ctx) => tellTariffs(ctx, 'quartier'))
  tellWhatIf(teller, today, 'quartier')
  tellSignals(teller, today, { hub: 'quartier', by: 'claire' })
  tellVolunteers(teller, months, today, {
    ...{ by: 'claire', employee: 'sami', volunteer: 'youssef', seed: 1904 },
    ...{ place: 'Kiosque de la place du Marché', takeOver: firstDay(turn), hours: (i) => 86 + 5 * i },
    paid: [
      ['claire', 35],
      ['sami', 35],
      ['odile', 17],
    ],
  })
  tellReviews(teller, today, 'claire', QUARTIER_REVIEWS)
  const committee = tellCommittee(teller, addDays(firstDay(start), 20), 'claire', QUARTIER_SEATS)
  const money = quartierTrialMoney(months, teller.opening, today)
  tellTrialMoney(teller, today, { coordinator: 'claire', treasurer: 'odile', ...money })
  planStage(teller, companiesStage(committee, { start, end: firstEnd, today }))
  planFollowing(teller, 'claire', [
    { on: addDays(firstEnd, 26), position: 1, verb: 'keep', why: 'Une matinée par mois chez Rivoire.' },
    {
      ...{ on: addDays(firstEnd, 38), position: 2, verb: 'move', dueOn: addDays(firstEnd, 62) },
      why: 'Le responsable d’agence a changé : rendez-vous le mois prochain.',
    },
    { on: addDays(firstEnd, 58), position: 2, verb: 'keep', why: 'Un essai dans trois halls.' },
  ])
  tellCriteria(teller, quartierCriteria(addDays(firstDay(turn), 12)))
  planStage(teller, inhabitantsStage(committee, turn, today))
  const schemes = tellTrips(teller, today, QUARTIER_TRIPS)
  tellComparison(teller, today, QUARTIER_TRIPS, schemes, QUARTIER_COMPARISON)
  tellTests(
    teller,
    'claire',
    today,
    quartierTests({ start: firstDay(start), end: firstEnd }, firstDay(turn), today),
  )
  tellRoundComparison(tellRoundsOf(teller, today, QUARTIER_ROUNDS), { left: 20 })
  tellFocus(teller, today, 'claire', quartierFocus(firstDay(start), firstEnd, firstDay(turn)))
  tellActions(teller, today, 'claire', QUARTIER_ACTIONS)
}

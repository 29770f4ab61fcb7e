import { addDays, addMonths, type Day, firstDay, lastDay, type Month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan } from '#modules/plan/index.server.ts'
import { RURAL_BOOKS, tellBooks } from './books.ts'
import { RURAL_CATALOGUE, tellCatalogue } from './catalogue.ts'
import { RURAL_CONTACTS, tellContacts } from './contacts.ts'
import { tellRuralContracts } from './contracts.ts'
import { tellDrawers } from './drawers.ts'
import { RURAL_PAPERS, tellIdentity } from './identity.ts'
import { RURAL_INVOICES, tellInvoices } from './invoices.ts'
import { euros } from './live.ts'
import { tellMessages } from './messages.ts'
import { tellMissions } from './missions.ts'
import { tellNeighbours } from './neighbours.ts'
import { tellPayers } from './payers.ts'
import { RURAL_PAYERS } from './payers-stories.ts'
import { RURAL_PLACES, tellPlaces } from './places.ts'
import { type Beliefs, believeFirst, planLessons } from './plan-beliefs.ts'
import { tellCanvas } from './plan-canvas.ts'
import { tellDossier } from './plan-dossiers.ts'
import { tellTariffs } from './plan-tariffs.ts'
import { tellWhatIf } from './plan-what-if.ts'
import { tellPlatform } from './platform.ts'
import { RURAL_FORMS, tellPortals, tellWebForms } from './portals.ts'
import { RURAL_PREPAID, tellPrepaid } from './prepaid.ts'
import { RURAL_VETTING, tellProviders } from './providers.ts'
import { RURAL_REVIEWS, tellReviews } from './reviews.ts'
import { tellRoundComparison, tellRoundsOf } from './rounds.ts'
import { RURAL_ROUNDS } from './rounds-rural.ts'
import { RURAL_SHELF, tellSales } from './sales.ts'
import { RURAL_SEPA, tellDebits, tellPayouts } from './sepa.ts'
import { tellSignals } from './signals.ts'
import type { Teller } from './story.ts'
import { tellSuppliers } from './suppliers.ts'
import { RURAL_ACTIONS, tellActions } from './trial-actions.ts'
import { planStage } from './trial-chapter.ts'
import { ruralCriteria, tellCriteria } from './trial-criteria.ts'
import { ruralFocus, tellFocus } from './trial-focus.ts'
import { planQuorum, RURAL_SEATS, ruralWinter, tellCommittee } from './trial-gates.ts'
import { ruralTests, tellTests } from './trial-learning.ts'
import { ruralTrialMoney, tellTrialMoney } from './trial-money.ts'
import { RURAL_COMPARISON, RURAL_TRIPS, tellComparison, tellTrips } from './trips.ts'
import { tellVolunteers } from './volunteers.ts'

/** What was hoped for at the opening: a village that shops here all winter. */
const HOPES: Beliefs = {
  epicerie: { start: 400, target: 560 },
  cafe: { start: 300, target: 500 },
  abonnement: { start: 12, target: 40 },
}

/** The model of the village shop of many services, and a trial that its first evidence prolongs. */
export function ruralChapters(teller: Teller, months: readonly Month[], today: Day): void {
  const { diary, actor } = teller
  const jean = actor('jean')
  const start = months[5]!
  const end = lastDay(months[11]!)
  let sober: Beliefs = {}
  diary.plan(diary.at(teller.opening, 10 * 60), jean, async (ctx) => {
    must(await createPlan(ctx, { template: 'rural', start: months[0]!, openingCash: euros(13_000) }))
    sober = await believeFirst(ctx, HOPES, 'Modèle présenté au conseil municipal')
  })
  planLessons(teller, jean, {
    hopes: HOPES,
    sober: () => sober,
    half: months[3]!,
    sobered: months[8]!,
    reasons: ['Un hiver plus creux qu’espéré'],
  })
  tellNeighbours(teller, today, {
    by: 'maryse',
    home: {
      ...{ street: '3 chemin du Lavoir', postcode: '38710', city: 'Saint-Maurin-en-Vallon' },
      ...{ lastName: 'Achard', mother: 'Lucienne', daughter: 'Sylvie', phone: '0674102236' },
    },
  })
  tellIdentity(teller, RURAL_PAPERS)
  tellBooks(teller, months, today, RURAL_BOOKS)
  tellCatalogue(teller, today, 'jean', RURAL_CATALOGUE)
  tellProviders(teller, today, 'jean', RURAL_VETTING)
  tellWebForms(teller, today, 'maryse', RURAL_FORMS)
  tellPortals(teller, today, {
    by: 'maryse',
    member: {
      ...{ word: 'sylvie', lastName: 'Achard', daughter: 'Sylvie', mother: 'Lucienne' },
      ...{ service: 'Linge', forMother: 'Panier' },
    },
  })
  tellMissions(teller, today, {
    ...{ coordinator: 'jean', desk: 'maryse', firm: 'plombier', others: [] },
    provider: { word: 'gilles', firstName: 'Gilles', lastName: 'Allemand', phone: '0622334455' },
    service: 'Petit dépannage',
  })
  tellContacts(teller, today, { by: 'maryse', known: RURAL_CONTACTS })
  tellPlaces(teller, RURAL_PLACES)
  tellPayers(teller, today, RURAL_PAYERS)
  tellPlatform(teller, today, { by: 'jean', seed: 72 })
  tellInvoices(teller, today, RURAL_INVOICES)
  tellSuppliers(teller, today, { by: 'jean' })
  tellSales(teller, today, { by: 'maryse', shelf: RURAL_SHELF, seed: 811 })
  tellPrepaid(teller, today, RURAL_PREPAID)
  tellDebits(teller, today, RURAL_SEPA)
  tellPayouts(teller, today, RURAL_SEPA)
  tellMessages(teller, today, { by: 'maryse' })
  tellDrawers(teller, today, { desk: 'maryse', closes: 'jean', till: 'Épicerie', shutToday: true })
  tellRuralContracts(teller, today)
  tellCanvas(teller, today, { hub: 'rural', by: 'jean', shares: false })
  diary.plan(diary.at(addDays(today, -9), 16 * 60), jean, (ctx) => tellDossier(ctx, 'rural'))
  diary.plan(diary.at(addDays(today, -12), 11 * 60), jean, (ctx) => tellTariffs(ctx, 'rural'))
  tellWhatIf(teller, today, 'rural')
  tellSignals(teller, today, { hub: 'rural', by: 'jean' })
  tellVolunteers(teller, months, today, {
    ...{ by: 'jean', employee: 'maryse', seed: 1905, place: 'Épicerie de Saint-Maurin' },
    ...{ takeOver: firstDay(months[9]!), hours: (i) => 74 + 3 * i },
    paid: [
      ['maryse', 35],
      ['lucas', 21],
    ],
  })
  tellReviews(teller, today, 'jean', RURAL_REVIEWS)
  const committee = tellCommittee(teller, addDays(firstDay(start), 12), 'jean', RURAL_SEATS)
  tellCriteria(teller, ruralCriteria(addDays(firstDay(start), 40)))
  const money = ruralTrialMoney(months, teller.opening, today)
  tellTrialMoney(teller, today, { coordinator: 'jean', treasurer: 'paul', ...money })
  planStage(teller, {
    by: 'jean',
    name: 'Une épicerie, un café, des services',
    purpose: 'Savoir si le village fait ses courses ici toute l’année, et pas seulement l’été.',
    startsOn: firstDay(start),
    endsOn: end,
    budget: 104_000,
    lossCeiling: 8_000,
    volunteerHours: 480,
    paidHours: 1_750,
    vehicle: 'La fourgonnette, deux matins par semaine',
    premises: 'Le local communal',
    equipment: 'Froid, comptoir et casiers',
    criteria: [
      {
        name: 'Quatre-vingts adhérents',
        measureId: 'people.members',
        comparison: 'at-least',
        threshold: '80',
        minSample: 1,
        level: 'must',
      },
    ],
    hypotheses: [
      {
        given: {
          text: 'Le bureau de poste amène des gens qui achètent aussi.',
          kind: 'desirable',
          test: 'Deux semaines de comptage au comptoir.',
          risk: 3,
          evidence: 2,
        },
        learnt: {
          on: addDays(end, -20),
          state: 'confirmed',
          learning: 'Un passage sur trois à la poste finit par un achat.',
        },
      },
      {
        given: {
          text: 'Livrer deux hameaux le même matin paie le déplacement.',
          kind: 'feasible',
          test: 'Comparer un et deux hameaux par tournée, quatre jeudis chacun.',
          risk: 3,
          evidence: 1,
        },
      },
      {
        given: {
          text: 'L’hiver, les paniers livrés remplacent les achats sur place.',
          kind: 'viable',
          test: 'Suivre les paniers de novembre à février.',
          risk: 4,
          evidence: 1,
        },
      },
    ],
    decision: {
      on: end,
      outcome: 'extend',
      reasons:
        'L’été a été bon et les adhérents arrivent, mais moins vite que prévu. Nous n’avons pas encore vécu un hiver : nous prolongeons jusqu’au printemps avant de décider.',
      conditions: [
        { what: 'Compter les achats de chaque tournée jusqu’à la fin de l’hiver', dueOn: addDays(end, 60) },
      ],
      extendTo: lastDay(addMonths(months[11]!, 4)),
    },
    gates: [ruralWinter(committee, end)],
  })
  planQuorum(teller, 'jean', end, 'none')
  const schemes = tellTrips(teller, today, RURAL_TRIPS)
  tellComparison(teller, today, RURAL_TRIPS, schemes, RURAL_COMPARISON)
  tellTests(teller, 'jean', today, ruralTests(end))
  tellRoundComparison(tellRoundsOf(teller, today, RURAL_ROUNDS), {
    left: 12,
    closed: {
      ...{ on: addDays(end, -12), kept: 'Un côté de la vallée par jour' },
      learned:
        'Trois portes aux trois bouts de la vallée ne paient ni le temps ni le gazole. En servant un seul côté, le pain et les repas paient la route de tout le reste.',
    },
  })
  tellFocus(teller, today, 'jean', ruralFocus(firstDay(start), today))
  tellActions(teller, today, 'jean', RURAL_ACTIONS)
}

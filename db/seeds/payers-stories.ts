import { euros } from './live.ts'
import type { Payers } from './payers.ts'

const NEAR = { serviceScope: 'activities' } as const

/** A CCAS for those over sixty, a landlord for its tenants, an employer for its people, and the hub's own fund. */
export const QUARTIER_PAYERS: Payers = {
  ...{ seed: 4127, by: 'claire', desk: 'sami', books: 'odile', months: 5 },
  ...{ postcode: '38100', city: 'Grenoble' },
  coverages: [
    {
      ...{ ...NEAR, name: 'Aide du CCAS aux aînés', payer: 'ccas', takes: 'share', permille: 500 },
      ...{ activities: ['errands', 'home-services', 'laundry'], peopleScope: 'segments' },
      ...{ segments: ['senior'], ceiling: euros(60), period: 'month', budget: euros(4200), rank: 1 },
      note: 'Convention du printemps, revue chaque année avec la directrice du CCAS.',
    },
    {
      ...{
        ...NEAR,
        name: 'Coup de pouce aux locataires',
        payer: 'horizon',
        takes: 'fixed',
        amount: euros(3),
      },
      ...{ activities: ['errands', 'home-services', 'repairs'], names: ['Odette', 'Maurice', 'Farida'] },
      ...{ ceiling: euros(24), period: 'quarter', rank: 2 },
      note: 'Locataires de la résidence des Érables, liste tenue avec la gardienne.',
    },
    {
      ...{ name: 'Avantage des salariés', payer: 'rivoire', takes: 'share', permille: 400 },
      ...{ serviceScope: 'all', peopleScope: 'employees', ceiling: euros(40), period: 'quarter', rank: 1 },
    },
    {
      ...{ name: 'Fonds de solidarité', takes: 'rest', amount: euros(4), serviceScope: 'all' },
      ...{ names: ['Odette', 'Farida'], budget: euros(600), rank: 9 },
      note: 'Décidé par la commission du jeudi, alimenté par les tarifs de soutien.',
    },
    {
      ...{ name: 'Code bienvenue Alpinnov', payer: 'alpinnov', takes: 'fixed', amount: euros(5) },
      ...{
        serviceScope: 'all',
        peopleScope: 'code',
        code: 'ALPI26',
        ceiling: euros(10),
        period: 'year',
        rank: 3,
      },
    },
  ],
  people: [
    {
      ...{ firstName: 'Odette', lastName: 'Ravel', segment: 'senior', street: '8 allée des Érables' },
      ...{ asks: ['Ménage', 'Courses', 'Repassage'], everyDays: 9 },
    },
    {
      ...{ firstName: 'Maurice', lastName: 'Tissot', segment: 'senior', street: '8 allée des Érables' },
      ...{ asks: ['Ménage', 'Petit bricolage'], everyDays: 14 },
    },
    {
      ...{ firstName: 'Farida', lastName: 'Benali', segment: 'senior', street: '10 allée des Érables' },
      ...{ asks: ['Courses', 'Ménage'], everyDays: 12 },
    },
    {
      ...{ firstName: 'Karine', lastName: 'Blanc', segment: 'employee', street: '41 rue Léon-Jouhaux' },
      ...{ works: 'rivoire', asks: ['Repassage', 'Réparation de vélo', 'Pressing'], everyDays: 17 },
    },
  ],
  pays: [
    { payer: 'ccas', day: 12, everyMonths: 1, late: 0 },
    { payer: 'horizon', day: 20, everyMonths: 1, late: 3 },
    { payer: 'rivoire', day: 5, everyMonths: 3, late: 1 },
  ],
}

/** The village hall for those over sixty, and a foundation that leaves five euros at most to those it helps. */
export const RURAL_PAYERS: Payers = {
  ...{ seed: 881, by: 'jean', desk: 'maryse', books: 'jean', months: 4 },
  ...{ postcode: '38710', city: 'Saint-Maurin-en-Vallon' },
  coverages: [
    {
      ...{ ...NEAR, name: 'Aide de la commune', payer: 'mairie', takes: 'share', permille: 400 },
      ...{ activities: ['grocery', 'mobility', 'repairs'], peopleScope: 'segments', segments: ['senior'] },
      ...{ ceiling: euros(40), period: 'month', budget: euros(3000), rank: 1 },
      note: 'Délibération du conseil municipal.',
    },
    {
      ...{ ...NEAR, name: 'Bien vieillir au village', payer: 'fondation', takes: 'rest', amount: euros(5) },
      ...{ activities: ['repairs', 'laundry', 'mobility'], names: ['Germaine', 'Louis'] },
      ...{ budget: euros(800), rank: 2 },
    },
  ],
  people: [
    {
      ...{ firstName: 'Germaine', lastName: 'Faure', segment: 'senior', street: '2 rue Basse' },
      ...{ asks: ['Trajet', 'Petit dépannage', 'Linge'], everyDays: 10 },
    },
    {
      ...{ firstName: 'Louis', lastName: 'Brochier', segment: 'senior', street: '5 hameau des Granges' },
      ...{ asks: ['Petit dépannage', 'Trajet'], everyDays: 15 },
    },
  ],
  pays: [
    { payer: 'mairie', day: 15, everyMonths: 1, late: 0 },
    { payer: 'fondation', day: 25, everyMonths: 2, late: 2 },
  ],
}

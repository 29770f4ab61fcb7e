import { QUARTIER_MAP } from './round-places.ts'
import type { ToldErrand, ToldRounds } from './rounds-told.ts'

const h = (hour: number, minute = 0) => hour * 60 + minute

const LAUNDRY: ToldErrand = {
  ...{ way: 'swap', what: 'Linge des familles', whom: 'Laverie Bel Air', phone: '0476251122' },
  ...{ address: 'Laverie Bel Air, 3 rue des Peupliers, Grenoble', minutes: 10, kg: 24, crates: 3, euros: 16 },
}
const FLOWERS: ToldErrand = {
  ...{ way: 'carry', what: 'Bouquets', whom: 'Fleurs du Marché', phone: '0476251133', minutes: 5 },
  ...{ address: 'Fleurs du Marché, place du Marché, Grenoble' },
  ...{ toAddress: 'Clinique des Cèdres, Échirolles', kg: 6, crates: 1, euros: 12 },
}
const LOCKERS: ToldErrand = {
  ...{ way: 'bring', what: 'Colis pour les casiers du hall', whom: 'Résidence Horizon', minutes: 10 },
  ...{ address: 'Résidence Horizon, Grenoble', kg: 14, crates: 2, euros: 9 },
}
const COMPANY: ToldErrand = {
  ...{ way: 'swap', what: 'Pressing des salariés', whom: 'Ateliers Rivoire', phone: '0476251840' },
  ...{ address: 'Ateliers Rivoire, Eybens', minutes: 10, kg: 12, crates: 2, euros: 20 },
  hours: [[h(14), h(17)]],
}

const BASKETS: ToldErrand = {
  ...{ way: 'bring', what: 'Paniers suspendus', whom: 'Épicerie solidaire des Tilleuls', euros: 8 },
  ...{ address: '21 avenue Jean-Perrot, 38100 Grenoble', minutes: 5, kg: 16, crates: 2 },
}
const WHEELCHAIR: ToldErrand = {
  ...{ way: 'bring', what: 'Fauteuil roulant prêté', whom: 'Jeanne Morin', euros: 5 },
  ...{ address: '18 rue de Stalingrad, 38100 Grenoble', phone: '0476251144', minutes: 15, kg: 18 },
  cash: true,
}
const BIKE: ToldErrand = {
  ...{ way: 'fetch', what: 'Vélo à réparer', whom: 'Tom Girod', euros: 8 },
  ...{ address: '9 rue Léon-Jouhaux, 38400 Saint-Martin-d’Hères', minutes: 10, kg: 16, crates: 0 },
  cash: true,
}

const DEMAND = 'Fourgon à la demande'
const LOOP = 'Boucle à vélo-cargo'

/** At first the van, wherever somebody asked; then loops by cargo bike, on Wednesdays with Youssef, a volunteer, and on Fridays with Sami. */
export const QUARTIER_ROUNDS: ToldRounds = {
  ...{ by: 'claire', desk: 'sami', map: QUARTIER_MAP, seed: 4_411, family: 'Abello' },
  fleet: [
    [
      'Vélo-cargo',
      { load: { kg: 90, crates: 6 }, range: 35_000, reloads: 1, reloadMinutes: 10, paid: false },
    ],
    ['Kangoo blanc', { load: { kg: 500, crates: 24 } }],
  ],
  ways: [
    ['Courses livrées', { way: 'bring', minutes: 8, load: { kg: 11, crates: 1 } }],
    ['Repassage', { way: 'swap', minutes: 8, load: { kg: 5, crates: 1 } }],
    ['Pressing', { way: null }],
    ['Ménage', { way: null }],
    ['Petit bricolage', { way: null }],
    ['Réparation de vélo', { way: null }],
  ],
  schemes: [
    {
      ...{ name: DEMAND, mode: 'van', handover: 'home', zone: 'Les Tilleuls et alentour' },
      how: 'La Kangoo le jeudi, là où quelqu’un a demandé quelque chose.',
    },
    {
      ...{ name: LOOP, mode: 'cargo-bike', handover: 'home', zone: 'Les Tilleuls et alentour' },
      how: 'Une boucle préparée la veille : linge, courses, colis et bouquets ensemble.',
    },
  ],
  comparison: {
    name: 'Le fourgon ou le vélo-cargo',
    question:
      'Une boucle à vélo, préparée la veille, paie-t-elle le déplacement là où le fourgon n’y arrive pas ?',
    ...{ goal: 'margin-per-stop', minTrips: 5, compared: [DEMAND, LOOP] },
  },
  weekly: [
    {
      ...{ on: 4, weeks: [12, 8], name: 'Jeudi, à la demande', scheme: DEMAND, vehicle: 'Kangoo blanc' },
      ...{ driver: { word: 'sami' }, kind: 'paid', from: h(14), to: h(17), requests: 0, inTurn: 3 },
      errands: [
        [99, { ...LOCKERS, euros: 5 }],
        [99, { ...FLOWERS, euros: 6 }],
        [99, WHEELCHAIR],
        [99, { ...BIKE, euros: 5 }],
        [99, { ...COMPANY, euros: 7 }],
      ],
    },
    {
      ...{ on: 3, weeks: [7, 0], name: 'Mercredi, boucle des Tilleuls', scheme: LOOP, vehicle: 'Vélo-cargo' },
      ...{ driver: { word: 'youssef' }, kind: 'volunteer', from: h(14), to: h(17), requests: 4 },
      zone: ['38000', '38100'],
      errands: [
        [99, LAUNDRY],
        [99, LOCKERS],
        [4, BASKETS],
      ],
    },
    {
      ...{ on: 5, weeks: [6, 0], name: 'Vendredi, linge et courses', scheme: LOOP, vehicle: 'Vélo-cargo' },
      ...{ driver: { word: 'sami' }, kind: 'paid', from: h(13, 30), to: h(17), requests: 4 },
      bad: { week: 2, fails: 0, shut: 2, slow: 40, why: 'Roue crevée : pas passé' },
      zone: ['38320', '38400'],
      errands: [
        [99, LAUNDRY],
        [99, FLOWERS],
        [5, COMPANY],
      ],
    },
  ],
  models: [
    {
      ...{ on: 6, name: 'Samedi, casiers', scheme: LOOP, vehicle: 'Vélo-cargo', driver: { word: 'youssef' } },
      ...{ kind: 'volunteer', from: h(9), to: h(11), requests: 0, zone: [] },
      errands: [LOCKERS],
    },
  ],
  today: [
    {
      ...{ name: 'Matin, courses à vélo', scheme: LOOP, vehicle: 'Vélo-cargo', driver: { word: 'youssef' } },
      ...{ kind: 'volunteer', from: h(9, 15), to: h(12), requests: 4 },
      errands: [LAUNDRY, LOCKERS],
      lived: { fails: 1, slow: 15 },
    },
    {
      ...{
        name: 'Fin d’après-midi, linge',
        vehicle: 'Kangoo blanc',
        driver: { word: 'youssef' },
      },
      ...{ kind: 'volunteer', from: h(16, 30), to: h(19), requests: 2 },
      errands: [FLOWERS, { ...LAUNDRY, what: 'Linge du soir' }],
      lived: { slow: 20 },
    },
  ],
  tomorrow: [
    {
      ...{
        name: 'Matin, boucle des Tilleuls',
        scheme: LOOP,
        vehicle: 'Vélo-cargo',
        driver: { word: 'youssef' },
      },
      ...{ kind: 'volunteer', from: h(9, 15), to: h(12), requests: 3, state: 'ready', family: true },
      errands: [LAUNDRY, LOCKERS],
    },
  ],
  asked: [
    ['Courses livrées', 3, 0],
    ['Courses livrées', 3, 1],
    ['Repassage', 2, 1],
  ],
  waiting: [
    { ...{ noted: -2, for: -1 }, ...WHEELCHAIR },
    {
      ...{ noted: -1, for: 1, way: 'bring', what: 'Panier suspendu', whom: 'Mme Sow', euros: 0 },
      ...{ address: 'Résidence des Alpages, local du rez-de-jardin', minutes: 5, kg: 8, crates: 1 },
      note: 'Passer par la cour',
    },
    { ...{ noted: -1, for: 1 }, ...COMPANY },
    { ...{ noted: -1, for: 1 }, ...FLOWERS },
    {
      ...{ noted: -1, for: 1, way: 'visit', what: 'Changer deux ampoules', whom: 'Paulette Rey', euros: 13 },
      ...{ address: '27 avenue Jean-Perrot, 38100 Grenoble', phone: '0476251155', minutes: 25 },
      hours: [
        [h(9), h(11)],
        [h(14), h(16)],
      ],
    },
    { ...{ noted: -1, for: 1 }, ...BIKE },
  ],
}

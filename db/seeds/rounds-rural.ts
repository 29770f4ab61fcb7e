import { RURAL_MAP } from './round-places.ts'
import {
  BOTTLES,
  BREAD_COMBES,
  BREAD_SERRE,
  CANTEEN,
  CHEESE,
  GAS,
  HERE_AND_THERE,
  LAUNDRY_COMBES,
  LAUNDRY_SERRE,
  MEALS_CHASTEL,
  MEALS_COLLET,
  PARCELS_CHASTEL,
  PARCELS_COLLET,
  PHARMACY,
} from './rounds-rural-errands.ts'
import type { ToldErrand, ToldRound, ToldRounds } from './rounds-told.ts'

const h = (hour: number, minute = 0) => hour * 60 + minute

const VISIT: ToldErrand = {
  ...{ way: 'visit', what: 'Un moment de visite', whom: 'Lucienne Achard' },
  ...{ address: '3 chemin du Lavoir, 38710 Saint-Maurin-en-Vallon', phone: '0476304433' },
  ...{ minutes: 45, driver: 'volunteer', hours: [[h(14), h(18)]], priority: 20 },
}
const BOOKS: ToldErrand = {
  ...{ way: 'swap', what: 'Livres de la bibliothèque', whom: 'Four banal des Combes', euros: 4 },
  ...{ address: 'Four banal des Combes', minutes: 10, kg: 8, crates: 1 },
}

const DEMAND = 'À la demande'
const BY_SIDE = 'Un côté de la vallée par jour'
const TUESDAY = {
  ...{ name: 'Mardi, Le Collet et les Combes', scheme: BY_SIDE, vehicle: 'Camion-épicerie' },
  ...{ driver: { word: 'jean' }, kind: 'paid', from: h(9, 15), to: h(12, 45), requests: 4 },
  zone: ['Le Collet', 'Saint-Maurin-en-Vallon'],
} as const satisfies Partial<ToldRound>
const FRIDAY = {
  ...{ name: 'Vendredi, Chastel et le Serre', scheme: BY_SIDE, vehicle: 'Berlingo' },
  ...{ driver: { word: 'lucas' }, kind: 'paid', from: h(9), to: h(12, 45), requests: 4 },
  zone: ['Chastel-le-Haut', 'Saint-Maurin-en-Vallon'],
} as const satisfies Partial<ToldRound>

/**
 * At first where somebody asked, three doors at three ends of the valley; then Tuesdays with Jean on one side and Fridays
 * with Lucas on the other, bread, meals, parcels and laundry together; a volunteer's car on Wednesdays.
 */
export const RURAL_ROUNDS: ToldRounds = {
  ...{ by: 'jean', desk: 'maryse', map: RURAL_MAP, seed: 7_121, family: 'Achard' },
  vehicle: { name: 'Voiture bénévole', note: 'Prévenir la veille avant 18 h' },
  fleet: [
    ['Camion-épicerie', { load: { kg: 700, crates: 60 }, skills: ['froid', 'hayon'], speedPercent: 90 }],
    ['Berlingo', { load: { kg: 350, crates: 16 } }],
    [
      'Voiture bénévole',
      { mode: 'volunteer-car', load: { kg: 150, crates: 8 }, paid: false, toMinute: h(17) },
    ],
  ],
  ways: [
    ['Panier livré', { way: 'bring', minutes: 8, load: { kg: 9, crates: 1 } }],
    ['Linge déposé', { way: 'swap', minutes: 8, load: { kg: 6, crates: 1 } }],
    [
      'Repas des scolaires',
      {
        way: 'bring',
        minutes: 10,
        load: { kg: 1, crates: 0 },
        hours: [{ from: h(11), to: h(11, 45) }],
        skills: ['froid'],
      },
    ],
    ['Trajet accompagné', { way: null }],
    ['Petit dépannage', { way: null }],
  ],
  schemes: [
    {
      ...{ name: DEMAND, mode: 'van', handover: 'home', zone: 'Toute la vallée' },
      how: 'Le mercredi après-midi, là où quelqu’un a demandé quelque chose.',
    },
    {
      ...{ name: BY_SIDE, mode: 'van', handover: 'home', zone: 'Le Collet, ou Chastel et le Serre' },
      how: 'Pain, repas, colis et linge dans le même véhicule : le mardi d’un côté, le vendredi de l’autre.',
    },
    {
      ...{ name: 'Voiture d’un bénévole', mode: 'volunteer-car', handover: 'home', zone: 'La Bâtie' },
      how: 'Le mercredi, ce qui demande du temps plus que de la place.',
    },
  ],
  comparison: {
    name: 'À la demande ou un côté par jour',
    question: 'Servir un seul côté de la vallée par jour rentabilise-t-il le déplacement ?',
    ...{ goal: 'margin-per-stop', minTrips: 5, compared: [DEMAND, BY_SIDE] },
  },
  weekly: [
    {
      ...{ on: 3, weeks: [16, 10], name: 'Mercredi, à la demande', scheme: DEMAND, vehicle: 'Berlingo' },
      ...{ driver: { word: 'lucas' }, kind: 'paid', from: h(14), to: h(17, 30), requests: 0, inTurn: 3 },
      errands: HERE_AND_THERE.map((errand) => [99, errand] as const),
    },
    {
      ...{ ...TUESDAY, on: 2, weeks: [9, 0] },
      errands: [
        [99, BREAD_COMBES],
        [99, CANTEEN],
        [99, PARCELS_COLLET[0]!],
        [8, LAUNDRY_COMBES],
        [7, MEALS_COLLET[0]!],
        [7, PARCELS_COLLET[1]!],
        [6, BOTTLES],
        [5, MEALS_COLLET[1]!],
        [3, MEALS_COLLET[2]!],
      ],
    },
    {
      ...{ ...FRIDAY, on: 5, weeks: [9, 0] },
      bad: { week: 3, fails: 2, shut: 4, slow: 45, why: 'Route du Col coupée : un arbre en travers' },
      errands: [
        [99, BREAD_SERRE],
        [99, CANTEEN],
        [99, CHEESE],
        [7, MEALS_CHASTEL[0]!],
        [6, PARCELS_CHASTEL[0]!],
        [6, MEALS_CHASTEL[1]!],
        [5, LAUNDRY_SERRE],
        [4, PARCELS_CHASTEL[1]!],
        [2, MEALS_CHASTEL[2]!],
      ],
    },
    {
      ...{ on: 3, weeks: [4, 0], name: 'Mercredi, visites', scheme: 'Voiture d’un bénévole' },
      ...{ vehicle: 'Voiture bénévole', driver: { volunteer: 0 }, kind: 'volunteer', from: h(14), to: h(17) },
      ...{ requests: 0, zone: [] },
      errands: [
        [99, PHARMACY],
        [99, BOOKS],
        [99, { ...VISIT, what: 'Un moment de visite', hours: [] }],
      ],
    },
  ],
  models: [],
  today: [
    {
      ...{ ...TUESDAY, name: 'Matin, Le Collet et les Combes', requests: 3, zone: [] },
      errands: [BREAD_COMBES, LAUNDRY_COMBES, CANTEEN, PHARMACY, ...MEALS_COLLET, ...PARCELS_COLLET],
      lived: { fails: 2, slow: 22 },
    },
    {
      ...{ ...FRIDAY, name: 'Après-midi, Le Collet', from: h(14), to: h(17, 30), zone: [], family: true },
      errands: [
        BOTTLES,
        BREAD_COMBES,
        {
          ...{ way: 'visit', what: 'Poser un détecteur de fumée', whom: 'Fernand Blanc', euros: 17 },
          ...{ address: '12 chemin des Noyers, 38710 Le Collet', phone: '0476304478', minutes: 30 },
          ...{ note: 'Prendre l’escabeau', cash: true },
        },
      ],
      lived: { slow: 10 },
    },
  ],
  tomorrow: [
    {
      ...{ ...FRIDAY, name: 'Matin, les hameaux', from: h(8, 45), to: h(12, 30), requests: 1, zone: [] },
      ...{ state: 'draft', errands: [BREAD_COMBES, CANTEEN, ...MEALS_CHASTEL] },
    },
    {
      ...{ ...FRIDAY, name: 'Après-midi, Le Collet', from: h(14), to: h(17, 30), zone: [], family: true },
      ...{ state: 'ready', requests: 3, errands: [LAUNDRY_COMBES, BOTTLES, PARCELS_COLLET[1]!] },
    },
  ],
  asked: [
    ['Panier livré', 3, 0],
    ['Panier livré', 5, 1],
    ['Linge déposé', 2, 1],
  ],
  waiting: [
    { ...{ noted: -2, for: -1 }, ...GAS },
    {
      ...{ noted: -1, for: 1, way: 'bring', what: 'Croquettes pour chiens', whom: 'Berger du Serre' },
      ...{ address: 'Cabane de l’alpage du Serre', minutes: 10, kg: 15, crates: 0, euros: 7 },
      note: 'Piste derrière le col : demander le point exact',
    },
    { ...{ noted: -1, for: 1 }, ...BREAD_SERRE },
    { ...{ noted: -1, for: 1 }, ...CHEESE },
    { ...{ noted: -1, for: 1 }, ...PHARMACY },
    {
      ...{ noted: -1, for: 1, way: 'bring', what: 'Granulés de bois, 15 sacs', whom: 'Odette Reynaud' },
      ...{ address: '31 montée du Château, 38710 Saint-Maurin-en-Vallon', phone: '0476304492' },
      ...{ minutes: 20, kg: 225, crates: 0, euros: 18, hours: [[h(14), h(17)]] },
    },
    {
      ...{ noted: -1, for: 1, way: 'swap', what: 'Linge du gîte', whom: 'Gîte de la Bâtie', euros: 24 },
      ...{ address: 'Hameau de la Bâtie', phone: '0476304415', minutes: 10, kg: 18, crates: 2 },
    },
    {
      ...{ noted: -1, for: 1, way: 'fetch', what: 'Légumes pour l’épicerie', whom: 'Ferme des Noyers' },
      ...{ address: 'Ferme des Noyers, Le Collet', minutes: 15, kg: 60, crates: 8, euros: 10 },
      hours: [
        [h(8), h(10)],
        [h(16), h(18)],
      ],
    },
    { ...{ noted: -1, for: 1 }, ...VISIT },
    {
      ...{ noted: -1, for: 1, way: 'bring', what: 'Affiches du marché de Noël', optional: true, euros: 2 },
      ...{ address: 'Hameau de la Bâtie', whom: 'Panneau du hameau', minutes: 5, kg: 1 },
    },
  ],
}

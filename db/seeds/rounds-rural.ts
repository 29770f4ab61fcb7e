import { RURAL_MAP } from './round-places.ts'
import type { ToldErrand, ToldRounds } from './rounds.ts'

const h = (hour: number, minute = 0) => hour * 60 + minute

const CANTEEN: ToldErrand = {
  ...{ way: 'bring', what: 'Repas des scolaires', whom: 'École du Vallon', phone: '0476304420' },
  ...{ address: 'École du Vallon, Saint-Maurin-en-Vallon', hours: [[h(11), h(11, 45)]] },
  ...{ minutes: 10, kg: 40, crates: 6, euros: 18, note: 'Bacs chauds : poser sur le chariot de l’office' },
}
const BREAD_COMBES: ToldErrand = {
  ...{ way: 'bring', what: 'Pain et journaux', whom: 'Dépôt des Combes', address: 'Hameau des Combes' },
  ...{ minutes: 10, kg: 12, crates: 2, euros: 14 },
}
const BREAD_SERRE: ToldErrand = {
  ...{ way: 'bring', what: 'Pain et journaux', whom: 'Dépôt du Serre', address: 'Hameau du Serre' },
  ...{ minutes: 10, kg: 9, crates: 1, euros: 11 },
}
const CHEESE: ToldErrand = {
  ...{ way: 'carry', what: 'Fromages', whom: 'Fromagerie du Col', phone: '0476304431' },
  ...{ address: 'Fromagerie du Col, Chastel-le-Haut' },
  ...{ toAddress: 'Camping des Sources, Saint-Maurin-en-Vallon', minutes: 10, kg: 25, crates: 3, euros: 9 },
}
const PHARMACY: ToldErrand = {
  ...{ way: 'carry', what: 'Médicaments', whom: 'Marcelle Oriol', phone: '0476304457' },
  ...{ address: 'Pharmacie du Vallon, Chastel-le-Haut', toAddress: 'Hameau de la Bâtie' },
  ...{ minutes: 5, kg: 1, crates: 0, euros: 6, note: 'L’ordonnance est déjà à la pharmacie' },
}
const BOTTLES: ToldErrand = {
  ...{ way: 'fetch', what: 'Consignes', whom: 'Ferme des Noyers', address: 'Ferme des Noyers, Le Collet' },
  ...{ minutes: 10, kg: 30, crates: 4, euros: 5 },
}

/** Tuesdays with Jean in the van, Fridays with Lucas; a volunteer's car on Wednesdays. */
export const RURAL_ROUNDS: ToldRounds = {
  ...{ by: 'jean', desk: 'maryse', map: RURAL_MAP, seed: 7_121, family: 'Achard', weeks: 5 },
  vehicle: { name: 'Voiture d’Annie', note: 'Bénévole : prévenir la veille avant 18 h' },
  fleet: [
    ['Camion-épicerie', { load: { kg: 700, crates: 60 }, skills: ['froid', 'hayon'], speedPercent: 90 }],
    ['Berlingo', { load: { kg: 350, crates: 16 } }],
    [
      'Voiture d’Annie',
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
  scheme: {
    ...{ name: 'Tournée préparée', mode: 'van', handover: 'home', zone: 'Toute la vallée' },
    how: 'Les courses notées au comptoir et les demandes qui attendent, rangées la veille dans le bon ordre.',
  },
  weekly: [
    {
      ...{ on: 2, name: 'Mardi, tour de la vallée', vehicle: 'Camion-épicerie', driver: { word: 'jean' } },
      ...{
        kind: 'paid',
        from: h(8, 45),
        to: h(12, 30),
        requests: 4,
        zone: ['38710'],
      },
      errands: [BREAD_COMBES, BREAD_SERRE, CANTEEN, BOTTLES],
    },
    {
      ...{ on: 5, name: 'Vendredi, les hameaux', vehicle: 'Berlingo', driver: { word: 'lucas' } },
      ...{ kind: 'paid', from: h(9), to: h(12, 30), requests: 4, zone: ['38710', '38930'] },
      errands: [BREAD_COMBES, CHEESE, CANTEEN],
    },
  ],
  models: [
    {
      ...{ on: 3, name: 'Mercredi, visites', vehicle: 'Voiture d’Annie', driver: { volunteer: 0 } },
      ...{ kind: 'volunteer', from: h(14), to: h(17), requests: 0, zone: [] },
      errands: [PHARMACY],
    },
  ],
  today: [
    {
      ...{ name: 'Matin, tour de la vallée', vehicle: 'Camion-épicerie', driver: { word: 'jean' } },
      ...{ kind: 'paid', from: h(8, 45), to: h(12, 30), requests: 3 },
      errands: [BREAD_COMBES, BREAD_SERRE, CANTEEN, PHARMACY],
      lived: { fails: 2, slow: 25, ends: true },
    },
    {
      ...{ name: 'Après-midi, Le Collet', vehicle: 'Berlingo', driver: { word: 'lucas' } },
      ...{ kind: 'paid', from: h(14), to: h(17, 30), requests: 4, family: true },
      errands: [
        BOTTLES,
        {
          ...{ way: 'swap', what: 'Linge du gîte', whom: 'Gîte des Combes', address: 'Hameau des Combes' },
          ...{ phone: '0476304466', minutes: 10, kg: 18, crates: 2, euros: 24 },
        },
        {
          ...{ way: 'visit', what: 'Poser un détecteur de fumée', whom: 'Fernand Blanc', euros: 17 },
          ...{ address: '12 chemin des Noyers, 38710 Le Collet', phone: '0476304478', minutes: 30 },
          ...{ note: 'Prendre l’escabeau' },
        },
      ],
      lived: { slow: 10, told: 3 },
    },
  ],
  tomorrow: [
    {
      ...{ name: 'Matin, les hameaux', vehicle: 'Berlingo', driver: { word: 'lucas' } },
      ...{ kind: 'paid', from: h(8, 45), to: h(12, 30), requests: 1, state: 'draft' },
      errands: [BREAD_COMBES, CANTEEN],
    },
  ],
  asked: [
    ['Panier livré', 3, 0],
    ['Panier livré', 5, 1],
    ['Linge déposé', 2, 1],
  ],
  waiting: [
    {
      ...{ noted: -2, for: -1, way: 'bring', what: 'Bouteille de gaz', whom: 'René Charvet', euros: 6 },
      ...{ address: '7 route du Col, 38930 Chastel-le-Haut', phone: '0476304481', minutes: 10, kg: 25 },
    },
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
    {
      ...{ noted: -1, for: 1, way: 'visit', what: 'Un moment de visite', whom: 'Lucienne Achard' },
      ...{ address: '3 chemin du Lavoir, 38710 Saint-Maurin-en-Vallon', phone: '0476304433' },
      ...{ minutes: 45, driver: 'volunteer', hours: [[h(14), h(18)]], priority: 20 },
    },
    {
      ...{ noted: -1, for: 1, way: 'bring', what: 'Affiches du marché de Noël', optional: true, euros: 2 },
      ...{ address: 'Hameau de la Bâtie', whom: 'Panneau du hameau', minutes: 5, kg: 1 },
    },
  ],
}

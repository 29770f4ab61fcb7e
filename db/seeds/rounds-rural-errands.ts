import type { ToldErrand } from './rounds-told.ts'

const h = (hour: number, minute = 0) => hour * 60 + minute

export const CANTEEN: ToldErrand = {
  ...{ way: 'bring', what: 'Repas des scolaires', whom: 'École du Vallon', phone: '0476304420' },
  ...{ address: 'École du Vallon, Saint-Maurin-en-Vallon', hours: [[h(11), h(11, 45)]] },
  ...{ minutes: 10, kg: 40, crates: 6, euros: 18, note: 'Bacs chauds : poser sur le chariot de l’office' },
}
export const BREAD_COMBES: ToldErrand = {
  ...{ way: 'bring', what: 'Pain et journaux', whom: 'Dépôt des Combes', address: 'Hameau des Combes' },
  ...{ minutes: 10, kg: 12, crates: 2, euros: 14 },
}
export const BREAD_SERRE: ToldErrand = {
  ...{ way: 'bring', what: 'Pain et journaux', whom: 'Dépôt du Serre', address: 'Hameau du Serre' },
  ...{ minutes: 10, kg: 9, crates: 1, euros: 11 },
}
export const CHEESE: ToldErrand = {
  ...{ way: 'carry', what: 'Fromages', whom: 'Fromagerie du Col', phone: '0476304431' },
  ...{ address: 'Fromagerie du Col, Chastel-le-Haut' },
  ...{ toAddress: 'Camping des Sources, Saint-Maurin-en-Vallon', minutes: 10, kg: 25, crates: 3, euros: 9 },
}
export const PHARMACY: ToldErrand = {
  ...{ way: 'carry', what: 'Médicaments', whom: 'Marcelle Oriol', phone: '0476304457' },
  ...{ address: 'Pharmacie du Vallon, Chastel-le-Haut', toAddress: 'Hameau de la Bâtie' },
  ...{ minutes: 5, kg: 1, crates: 0, euros: 6, note: 'L’ordonnance est déjà à la pharmacie' },
  cash: true,
}
export const BOTTLES: ToldErrand = {
  ...{ way: 'fetch', what: 'Consignes', whom: 'Ferme des Noyers', address: 'Ferme des Noyers, Le Collet' },
  ...{ minutes: 10, kg: 30, crates: 4, euros: 5 },
}
export const LAUNDRY_COMBES: ToldErrand = {
  ...{ way: 'swap', what: 'Linge du gîte', whom: 'Gîte des Combes', address: 'Hameau des Combes' },
  ...{ phone: '0476304466', minutes: 10, kg: 18, crates: 2, euros: 16 },
}
export const LAUNDRY_SERRE: ToldErrand = {
  ...{ way: 'swap', what: 'Linge du gîte', whom: 'Gîte du Serre', address: 'Hameau du Serre' },
  ...{ phone: '0476304468', minutes: 10, kg: 14, crates: 2, euros: 14 },
}
export const GAS: ToldErrand = {
  ...{ way: 'bring', what: 'Bouteille de gaz', whom: 'René Charvet', euros: 6 },
  ...{ address: '7 route du Col, 38930 Chastel-le-Haut', phone: '0476304481', minutes: 10, kg: 25 },
  cash: true,
}

/** A hot meal for somebody who lives alone, at the expense of the social action centre. */
const meal = (whom: string, address: string): ToldErrand => ({
  ...{ way: 'bring', what: 'Repas à domicile', whom, address, minutes: 5, kg: 1, crates: 0, euros: 5.5 },
  hours: [[h(11), h(12, 45)]],
})
export const MEALS_COLLET: readonly ToldErrand[] = [
  meal('Augustin Faure', '4 chemin des Noyers, 38710 Le Collet'),
  meal('Berthe Charvet', '15 hameau des Granges, 38710 Le Collet'),
  meal('Simone Oriol', '22 chemin des Noyers, 38710 Le Collet'),
]
export const MEALS_CHASTEL: readonly ToldErrand[] = [
  meal('Élie Reynaud', '18 rue Basse, 38930 Chastel-le-Haut'),
  meal('Fernande Vial', '6 rue Basse, 38930 Chastel-le-Haut'),
  meal('Lucien Allard', '11 route du Col, 38930 Chastel-le-Haut'),
]

const parcel = (whom: string, address: string): ToldErrand => ({
  ...{ way: 'bring', what: 'Colis du relais', whom, address, minutes: 5, kg: 3, crates: 0, euros: 3 },
})
export const PARCELS_COLLET: readonly ToldErrand[] = [
  parcel('Scierie du Vallon', '2 hameau des Granges, 38710 Le Collet'),
  { ...parcel('Denis Brun', '31 chemin des Noyers, 38710 Le Collet'), cash: true },
]
export const PARCELS_CHASTEL: readonly ToldErrand[] = [
  parcel('Aide à domicile du Vallon', '3 place de l’Église, 38930 Chastel-le-Haut'),
  { ...parcel('Colette Roux', '25 rue Basse, 38930 Chastel-le-Haut'), cash: true },
]

/** What was asked for here and there, the first months. */
export const HERE_AND_THERE: readonly ToldErrand[] = [
  GAS,
  { ...PARCELS_COLLET[1]!, euros: 5 },
  {
    ...{ way: 'bring', what: 'Croquettes et litière', whom: 'Marcelle Oriol', address: 'Hameau de la Bâtie' },
    ...{ phone: '0476304457', minutes: 10, kg: 16, crates: 0, euros: 6 },
    cash: true,
  },
  {
    ...{ way: 'bring', what: 'Sac de ciment', whom: 'Odette Reynaud', minutes: 10, kg: 35, euros: 7 },
    ...{ address: '31 montée du Château, 38710 Saint-Maurin-en-Vallon', phone: '0476304492' },
  },
  { ...PHARMACY, euros: 5 },
  { ...BREAD_SERRE, minutes: 5, euros: 4 },
  BOTTLES,
]

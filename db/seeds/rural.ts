import { RURAL_ROUNDS } from './rounds-rural.ts'
import { roadsOf } from './rounds-told.ts'
import { ruralChapters } from './rural-chapters.ts'
import { ruralMoney } from './rural-money.ts'
import { ruralServices } from './rural-services.ts'
import type { Story } from './story.ts'

export const rural: Story = {
  hub: {
    ...{ slug: 'rural', name: 'La Halte du Vallon', kind: 'rural', place: 'Saint-Maurin-en-Vallon' },
    openWords: 'Sous la halle, tous les matins sauf le lundi. La tournée passe dans les hameaux le jeudi.',
  },
  seed: 1310,
  cast: [
    { word: 'jean', name: 'Jean Vidal', role: 'coordinator' },
    { word: 'maryse', name: 'Maryse Faure', role: 'desk' },
    { word: 'paul', name: 'Paul Girard', role: 'treasurer' },
    { word: 'lucas', name: 'Lucas Berthet', role: 'driver', also: ['drop-off'] },
    { word: 'ines', name: 'Inès Laurent', role: 'network' },
    { word: 'helene', name: 'Hélène Roux', role: 'committee' },
    { word: 'sylvie', name: 'Sylvie Achard', role: 'member' },
    { word: 'gilles', name: 'Gilles Allemand', role: 'provider' },
  ],
  towns: [
    ['38710', 'Saint-Maurin-en-Vallon', 62],
    ['38710', 'Le Collet', 22],
    ['38930', 'Chastel-le-Haut', 16],
  ],
  streets: [
    'route du Col',
    'chemin des Noyers',
    'place de l’Église',
    'rue Basse',
    'hameau des Granges',
    'montée du Château',
  ],
  segments: [
    ['inhabitant', 58],
    ['senior', 30],
    ['employee', 8],
    ['pupil', 4],
  ],
  organisations: [
    {
      key: 'mairie',
      name: 'Mairie de Saint-Maurin',
      kind: 'local-authority',
      city: 'Saint-Maurin-en-Vallon',
    },
    {
      key: 'comcom',
      name: 'Communauté de communes du Vallon',
      kind: 'local-authority',
      city: 'Chastel-le-Haut',
    },
    { key: 'departement', name: 'Département', kind: 'local-authority', city: 'Grenoble' },
    {
      key: 'etat',
      name: 'Direction de l’emploi et de l’insertion',
      kind: 'local-authority',
      city: 'Grenoble',
    },
    { key: 'poste', name: 'La Poste', kind: 'la-poste', city: 'Grenoble' },
    { key: 'fondation', name: 'Fondation des Villages', kind: 'foundation', city: 'Paris' },
    { key: 'solidaire', name: 'Réseau de financement solidaire', kind: 'foundation', city: 'Lyon' },
    { key: 'banque', name: 'Banque des Alpes', kind: 'bank', city: 'Grenoble' },
    { key: 'ccas', name: 'Action sociale du Vallon', kind: 'ccas', city: 'Chastel-le-Haut' },
    { key: 'scierie', name: 'Scierie du Vallon', kind: 'company', city: 'Le Collet', note: '23 salariés.' },
    { key: 'camping', name: 'Camping des Sources', kind: 'company', city: 'Saint-Maurin-en-Vallon' },
    { key: 'domicile', name: 'Aide à domicile du Vallon', kind: 'association', city: 'Chastel-le-Haut' },
    { key: 'ferme', name: 'Ferme des Noyers', kind: 'producer', city: 'Le Collet' },
    { key: 'fromagerie', name: 'Fromagerie du Col', kind: 'producer', city: 'Chastel-le-Haut' },
    { key: 'boulange', name: 'Fournil de Saint-Maurin', kind: 'producer', city: 'Saint-Maurin-en-Vallon' },
    { key: 'plombier', name: 'Dépannage Allemand', kind: 'provider', city: 'Le Collet' },
    {
      key: 'ecole',
      name: 'École du Vallon',
      kind: 'local-authority',
      city: 'Saint-Maurin-en-Vallon',
      note: 'Repas et goûters.',
    },
  ],
  services: ruralServices,
  regulars: [
    {
      organisation: 'ecole',
      service: 'repas',
      every: 'week',
      from: 1,
      quantity: 22,
      details: 'Semaine de cantine',
    },
    {
      organisation: 'scierie',
      service: 'permanence',
      every: 'month',
      from: 6,
      quantity: 1,
      details: 'Atelier, jeudi matin',
    },
  ],
  operations: ruralMoney,
  weekly: (i) => [5, 7, 8, 10, 11, 13, 15, 16, 17, 18, 20, 21, 22][i] ?? 32,
  membership: { fee: 50, share: 0.34 },
  loyalty: 0.72,
  opening: { bank: 13_000, till: 200 },
  volunteerHours: (i) => 74 + 3 * i,
  agenda: {
    by: 'jean',
    team: ['maryse', 'lucas'],
    vehicles: [
      ['Camion-épicerie', 'GT-871-MV'],
      ['Berlingo', 'EX-350-QP'],
    ],
    firm: 'plombier',
  },
  carried: ['panier', 'linge'],
  roads: roadsOf(RURAL_ROUNDS),
  chapters: ruralChapters,
}

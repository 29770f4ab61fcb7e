import type { MeasureWords } from '#platform/measure/measure.ts'
import { fr as ui } from '#ui/messages.fr.ts'

/** Who paid, as a sum over many: `messages` says it of one. */
export const payerKeys = {
  inhabitant: 'Habitants',
  employee: 'Salariés',
  company: 'Entreprises',
  landlord: 'Bailleurs',
  'local-authority': 'Collectivités',
  ccas: 'CCAS',
  'state-region': 'État et région',
  foundation: 'Fondations',
  'la-poste': 'La Poste',
  other: 'Autres',
} as const

export const measureWords = {
  revenue: {
    name: 'Recettes par pilier',
    definition:
      'Tout ce que le lieu a gagné ou reçu sur douze mois (comptes de classe 7), annulations déduites. Les dons en nature et les heures de bénévolat n’y sont pas.',
    keys: ui.pillars,
  },
  pillars: {
    name: 'Piliers qui portent',
    definition:
      'Combien des quatre piliers (activités, soutien public, engagement citoyen, soutien privé) ont apporté une recette au lieu en douze mois. Les dons en nature et les heures de bénévolat n’y sont pas.',
    keys: ui.pillars,
    lacking: ['pilier à trouver', 'piliers à trouver'],
    sampled: ['écriture', 'écritures'],
  },
  'revenue-by-payer': {
    name: 'Recettes par payeur',
    definition:
      'Les mêmes recettes sur douze mois, selon qui a payé : ce n’est souvent pas la personne servie.',
    keys: payerKeys,
  },
  'earned-share': {
    name: 'Autofinancement',
    definition:
      'Part des recettes de douze mois que le lieu gagne lui-même : ventes et services (70), cotisations (756) et autres produits propres. Subventions, dons et mécénat n’en sont pas.',
    keys: payerKeys,
  },
  'grant-share': {
    name: 'Part des subventions',
    definition: 'Part des subventions d’exploitation (compte 74) dans les recettes de douze mois.',
    keys: payerKeys,
  },
  'first-funder-share': {
    name: 'Poids du premier financeur',
    definition:
      'Ce que le plus gros organisme a versé, rapporté à toutes les recettes de douze mois. Au-delà de la moitié, son départ mettrait le lieu en danger.',
  },
  concentration: {
    name: 'Concentration des financeurs',
    definition:
      'Indice de Herfindahl des organismes qui financent, sur douze mois : 100 % avec un seul financeur, 25 % avec quatre à parts égales.',
  },
  cash: {
    name: 'Trésorerie',
    definition:
      'Ce qu’il y a en banque, en caisse et à encaisser (comptes de classe 5) à la fin de la journée.',
    keys: {
      '512': 'Banque',
      '530': 'Caisse',
      '5112': 'Chèques à encaisser',
      '5115': 'Cartes à encaisser',
    },
  },
  'months-of-cash': {
    name: 'Mois de trésorerie',
    definition:
      'Combien de mois le lieu tiendrait sans rien recevoir : trésorerie divisée par les dépenses payées en moyenne par mois sur les 90 derniers jours.',
  },
  costs: {
    name: 'Charges',
    definition: 'Tout ce que le lieu a dépensé pour fonctionner sur douze mois (comptes de classe 6).',
  },
} as const satisfies Record<string, MeasureWords>

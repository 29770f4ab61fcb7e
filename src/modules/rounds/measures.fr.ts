export const measureWords = {
  'margin-per-stop': {
    name: 'Marge par arrêt',
    definition:
      'Ce que les déplacements des 90 derniers jours ont rapporté, moins leurs kilomètres, leur temps payé et leur manutention, par arrêt.',
    sampled: ['déplacement', 'déplacements'],
  },
  'margin-per-km': {
    name: 'Marge par kilomètre',
    definition:
      'Ce que les déplacements des 90 derniers jours ont rapporté, moins ce qu’ils ont coûté, par kilomètre parcouru.',
    sampled: ['déplacement', 'déplacements'],
  },
  'cost-per-stop': {
    name: 'Coût par arrêt',
    definition:
      'Kilomètres, temps payé et manutention des déplacements des 90 derniers jours, par arrêt. Les heures bénévoles n’y comptent pas.',
    sampled: ['déplacement', 'déplacements'],
  },
  satisfaction: {
    name: 'Satisfaction des livraisons',
    definition:
      'Part des réponses satisfaites (3 ou 4 sur 4) aux demandes servies par les déplacements des 90 derniers jours.',
    sampled: ['réponse', 'réponses'],
    lacking: ['réponse satisfaite de plus', 'réponses satisfaites de plus'],
  },
} as const

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
  'on-time': {
    name: 'Arrêts à l’heure',
    definition:
      'Part des arrêts des tournées rentrées ces 90 derniers jours où l’on est arrivé avant la fin des heures convenues. Les arrêts sans heures convenues n’y comptent pas.',
    sampled: ['arrêt', 'arrêts'],
    lacking: ['arrêt à l’heure de plus', 'arrêts à l’heure de plus'],
  },
  'failed-stops': {
    name: 'Arrêts manqués',
    definition:
      'Part des arrêts des tournées rentrées ces 90 derniers jours où rien n’a pu être fait : absence, adresse introuvable, refus.',
    sampled: ['arrêt', 'arrêts'],
    lacking: ['arrêt manqué de plus', 'arrêts manqués de plus'],
  },
  'margin-gap': {
    name: 'Écart de marge des tournées',
    definition:
      'En moyenne par tournée rentrée ces 90 derniers jours : la marge réelle moins la marge prévue au départ.',
    sampled: ['tournée', 'tournées'],
  },
  'co2-saved': {
    name: 'CO₂ évité par arrêt',
    definition:
      'Ce qu’une voiture aurait émis en allant à chaque arrêt séparément, moins ce que les tournées des 90 derniers jours ont émis, par arrêt. Ordres de grandeur de l’ADEME, à régler dans « Coûts ».',
    sampled: ['tournée', 'tournées'],
  },
} as const

import type { MeasureWords } from '#platform/measure/measure.ts'

export const measureWords = {
  received: {
    name: 'Demandes reçues',
    definition:
      'Toutes les demandes reçues en trente jours, par quelque chemin que ce soit, sans les passages réguliers prévus par un contrat.',
    lacking: ['demande', 'demandes'],
    sampled: ['demande', 'demandes'],
  },
  done: {
    name: 'Demandes réalisées',
    definition: 'Demandes dont le travail a été fini en trente jours, et qui n’ont pas été rouvertes depuis.',
    lacking: ['demande réalisée', 'demandes réalisées'],
    sampled: ['demande', 'demandes'],
  },
  'in-48h': {
    name: 'Demandes traitées en 48 h',
    definition:
      'Parmi les demandes reçues en trente jours depuis au moins 48 h, part de celles qui ont été réalisées, annulées, refusées ou réorientées dans les 48 h. Repère proposé : 90 %.',
    lacking: ['demande traitée à temps', 'demandes traitées à temps'],
    sampled: ['demande', 'demandes'],
  },
  'repeat-users': {
    name: 'Personnes qui reviennent',
    definition:
      'Parmi les personnes dont une demande a été réalisée dans les quatre-vingt-dix derniers jours, part de celles qui ont demandé au moins deux fois en douze mois. Repères : 60 % d’habitués dans un kiosque de quartier dès sa première année, 40 % demandés pendant la phase de test.',
    lacking: ['personne servie qui revient', 'personnes servies qui reviennent'],
    sampled: ['personne servie', 'personnes servies'],
  },
  satisfaction: {
    name: 'Satisfaction',
    definition:
      'Part des avis « satisfaite » ou « très satisfaite » (3 ou 4 sur 4) parmi ceux donnés en quatre-vingt-dix jours. Repère proposé : 80 %.',
    lacking: ['réponse satisfaite', 'réponses satisfaites'],
    sampled: ['réponse', 'réponses'],
  },
  'direct-margin': {
    name: 'Services qui couvrent leur coût direct',
    definition:
      'Parmi les services réalisés au moins une fois en quatre-vingt-dix jours, part de ceux dont les prix convenus couvrent le coût direct (part du prestataire, fournitures) noté au catalogue le jour de la demande.',
    lacking: ['service qui couvre son coût', 'services qui couvrent leur coût'],
    sampled: ['service', 'services'],
  },
  'average-price': {
    name: 'Panier moyen',
    definition: 'Prix convenu, en moyenne, des demandes réalisées en quatre-vingt-dix jours.',
    sampled: ['demande réalisée', 'demandes réalisées'],
  },
  'margin-per-request': {
    name: 'Marge par demande',
    definition:
      'Ce que le prix laisse après le coût direct, en moyenne, pour les demandes réalisées en quatre-vingt-dix jours. Le temps de l’équipe et la structure n’y sont pas.',
    sampled: ['demande réalisée', 'demandes réalisées'],
  },
  'days-to-done': {
    name: 'Jours jusqu’à la réalisation',
    definition:
      'Temps écoulé, en moyenne, entre l’arrivée d’une demande et la fin du travail, pour celles réalisées en quatre-vingt-dix jours, sans les passages réguliers.',
    sampled: ['demande réalisée', 'demandes réalisées'],
  },
  'hours-per-request': {
    name: 'Heures par demande',
    definition:
      'Temps passé sur place, en moyenne, tel qu’il est noté sur le terrain, pour les demandes réalisées en quatre-vingt-dix jours dont le temps a été noté.',
    sampled: ['demande au temps noté', 'demandes au temps noté'],
  },
} as const satisfies Record<string, MeasureWords>

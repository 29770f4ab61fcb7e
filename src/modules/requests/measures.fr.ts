import type { MeasureWords } from '#platform/measure/measure.ts'

export const measureWords = {
  received: {
    name: 'Demandes reçues',
    definition:
      'Toutes les demandes reçues en trente jours, par quelque chemin que ce soit, sans les passages réguliers prévus par un contrat.',
  },
  done: {
    name: 'Demandes réalisées',
    definition: 'Demandes dont le travail a été fini en trente jours, et qui n’ont pas été rouvertes depuis.',
  },
  'in-48h': {
    name: 'Demandes traitées en 48 h',
    definition:
      'Parmi les demandes reçues en trente jours depuis au moins 48 h, part de celles qui ont été réalisées, annulées, refusées ou réorientées dans les 48 h. Repère proposé : 90 %.',
  },
  'repeat-users': {
    name: 'Personnes qui reviennent',
    definition:
      'Parmi les personnes dont une demande a été réalisée dans les quatre-vingt-dix derniers jours, part de celles qui ont demandé au moins deux fois en douze mois. Repères : 60 % d’habitués dans un kiosque de quartier dès sa première année, 40 % demandés pendant la phase de test.',
  },
  satisfaction: {
    name: 'Satisfaction',
    definition:
      'Part des avis « satisfaite » ou « très satisfaite » (3 ou 4 sur 4) parmi ceux donnés en quatre-vingt-dix jours. Repère proposé : 80 %.',
  },
  'direct-margin': {
    name: 'Services qui couvrent leur coût direct',
    definition:
      'Parmi les services réalisés au moins une fois en quatre-vingt-dix jours, part de ceux dont les prix convenus couvrent le coût direct (part du prestataire, fournitures) noté au catalogue le jour de la demande.',
  },
} as const satisfies Record<string, MeasureWords>

/** The words of the figures of hours and sessions. */
export const measureWords = {
  'volunteer-hours': {
    name: 'Heures bénévoles',
    definition:
      'Heures données par les bénévoles et notées, sur trente jours. Les corrections sont comprises.',
  },
  'paid-hours': {
    name: 'Heures payées',
    definition: 'Heures de travail payées et notées, sur trente jours. Les corrections sont comprises.',
  },
  'session-holders': {
    name: 'Personnes qui tiennent une permanence',
    definition:
      'Adhérents et bénévoles qui ont tenu au moins une permanence dans les quatre-vingt-dix derniers jours.',
  },
  'sessions-by-members': {
    name: 'Permanences tenues sans salarié',
    definition:
      'Part des permanences des quatre-vingt-dix derniers jours tenues par des adhérents ou des bénévoles seuls. Une permanence sans personne d’inscrit n’est pas comptée.',
  },
} as const

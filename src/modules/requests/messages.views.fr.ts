/** The ways of looking at requests. */
export const viewsFr = {
  label: 'Façons de voir les demandes',
  liste: 'Liste',
  tri: 'Trier',
  tableau: 'Tableau',
  carte: 'Carte',
} as const

/** Cards of members: made, printed, scanned, lost. */
export const cardFr = {
  title: 'Cartes',
  short: 'Sa carte',
  lede: 'Le carré mène le guichet droit à la personne. Il ne dit rien d’elle à qui n’a pas de compte ici.',
  of: (name: string) => `Carte de ${name}`,
  member: 'Adhérent jusqu’au',
  notMember: 'Carte d’usager',
  scan: 'À présenter au guichet',
  none: 'Pas encore de carte.',
  make: (n: number) => (n === 1 ? 'Créer la carte' : `Créer les ${n} cartes`),
  printHelp:
    'Imprimez cette page : huit cartes par feuille A4. Pour une imprimante à cartes, choisissez « Une carte par page ».',
  single: 'Une carte par page',
  sheet: 'Huit par feuille',
  lost: 'Carte perdue : en refaire une',
  cancel: 'Annuler la carte',
  empty: 'Aucune carte à montrer',
  emptyText: 'Cochez des personnes dans la liste, puis « Cartes ».',
  revoked: 'Cette carte a été annulée',
  revokedText: 'Une autre l’a sans doute remplacée. Cherchez la personne par son nom.',
  find: 'Aller au guichet',
  verbs: { card: 'Carte créée', 'revoke-card': 'Carte annulée' },
} as const

export const fr = {
  home: 'Revenir à l’accueil',
  notFound: {
    title: 'Page introuvable',
    text: 'Cette adresse n’existe pas, ou vous n’avez pas accès à ce lieu. Vérifiez l’adresse.',
  },
  forbidden: {
    title: 'Page réservée',
    text: 'Votre rôle ne donne pas accès à cette page. Demandez à la coordination.',
  },
  broken: {
    title: 'Quelque chose s’est mal passé',
    text: 'Rien n’a été perdu de ce qui était enregistré. Réessayez ; si cela continue, prévenez la personne qui s’occupe du logiciel.',
  },
  nav: {
    today: 'Aujourd’hui',
    desk: 'Guichet',
    requests: 'Demandes',
    people: 'Personnes',
    partners: 'Partenaires',
    catalogue: 'Catalogue',
    money: 'Argent',
    plan: 'Modèle',
    trial: 'Phase de test',
    measures: 'Mesures',
    settings: 'Réglages',
  },
  hubKind: { quartier: 'Quartier', rural: 'Rural', other: 'Autre lieu' },
} as const

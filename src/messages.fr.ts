export const fr = {
  open: {
    lede: 'Le comptoir du quotidien, ouvert à toutes et à tous.',
    signIn: 'J’ai un compte',
  },
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
  unreadable: {
    title: 'Envoi illisible',
    text: 'Rien n’a été enregistré : ce qui a été envoyé n’est pas un formulaire de Palier. Revenez à la page et recommencez.',
  },
  tooHeavy: {
    title: 'Envoi trop lourd',
    text: 'Rien n’a été enregistré : ce qui a été envoyé dépasse 8 Mo. Allégez-le et recommencez.',
  },
  elsewhere: {
    title: 'Envoi refusé',
    text: 'Rien n’a été enregistré : ce formulaire vient d’un autre site. Ouvrez la page dans Palier et recommencez.',
  },
  nav: {
    today: 'Aujourd’hui',
    desk: 'Guichet',
    field: 'Ma journée',
    missions: 'Mes missions',
    space: 'Mon espace',
    askMine: 'Demander',
    mine: 'Moi',
    company: 'Mon entreprise',
    requests: 'Demandes',
    calendar: 'Calendrier',
    people: 'Personnes',
    partners: 'Partenaires',
    contracts: 'Contrats',
    catalogue: 'Catalogue',
    money: 'Argent',
    plan: 'Modèle',
    trial: 'Phase de test',
    measures: 'Mesures',
    settings: 'Réglages',
  },
  todayPage: {
    hello: (name: string) => `Bonjour ${name}`,
    lede: 'Ce qui attend aujourd’hui, et où en est le lieu.',
    take: 'Prendre une demande',
    toDo: 'Que faire aujourd’hui ?',
    toDoAll: 'Toutes les demandes',
    nothing: 'Rien n’attend',
    nothingText: 'Tout est fait et réglé. La prochaine personne qui passe la porte sera la première demande.',
    counts: {
      triage: 'À traiter',
      work: 'En cours',
      collect: 'À encaisser',
      late: 'En retard',
    },
    more: (n: number) => (n > 99 ? 'plus de 99' : String(n)),
    model: 'Notre modèle tient-il ?',
    modelHolds: (low: string, month: string) =>
      `Oui, sur le papier : la trésorerie reste positive. Son point le plus bas est de ${low} en ${month}.`,
    modelBreaks: (month: string) => `Pas encore : la trésorerie passe sous zéro en ${month}.`,
    modelBalance: (month: string) => `Les produits couvrent les charges à partir de ${month}.`,
    modelNever: 'Les produits ne couvrent pas encore les charges sur la durée du plan.',
    modelNone: 'Le modèle n’est pas encore écrit. Partez d’un exemple de quartier ou de village.',
    modelLink: 'Ouvrir la prévision',
    modelBegin: 'Commencer le modèle',
    trial: 'Notre test est-il concluant ?',
    trialStage: (name: string, days: number) =>
      days < 0
        ? `Palier « ${name} » : son terme est passé, la décision attend.`
        : days === 0
          ? `Palier « ${name} » : il se termine aujourd’hui.`
          : `Palier « ${name} » : il reste ${days} ${days === 1 ? 'jour' : 'jours'}.`,
    trialCount: (met: number, total: number, early: number) =>
      `${met} ${met > 1 ? 'critères atteints' : 'critère atteint'} sur ${total}${early > 0 ? `, ${early} trop tôt pour le dire` : ''}.`,
    trialNone: 'Aucun palier en cours. Une phase de test se conduit palier par palier.',
    trialLink: 'Voir les critères',
    measures: 'Mesures du lieu',
    measuresAll: 'Toutes les mesures',
  },
  searchPage: {
    title: 'Chercher',
    lede: 'Un nom, un téléphone, une commune, un numéro de demande : écrivez-le dans la case du haut.',
    found: (q: string) => `Recherche : « ${q} »`,
    none: 'Rien ne correspond',
    noneText: 'Essayez le début du nom seul, le téléphone, ou le numéro de la demande.',
    people: 'Personnes',
    organisations: 'Partenaires',
    services: 'Services',
    requests: 'Demandes',
    inList: 'Voir dans la liste',
    name: 'Nom',
    detail: 'Où les joindre',
  },
} as const

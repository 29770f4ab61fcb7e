export const fr = {
  title: 'Logistique',
  lede: 'Comparer deux à quatre façons de faire, sur des déplacements réels.',
  add: 'Comparer des schémas',
  note: 'Noter un déplacement',
  trips: 'Les déplacements',
  schemes: 'Les schémas',
  none: 'Aucune comparaison pour l’instant',
  noneText:
    'Nommez deux façons de livrer, notez quelques déplacements de chacune, et lisez laquelle coûte, rapporte et plaît le plus.',
  needSchemes: 'Il faut au moins deux schémas pour comparer.',
  open: 'En cours',
  closed: 'Terminées',
  goals: {
    'margin-per-stop': 'Marge par arrêt',
    'margin-per-km': 'Marge par kilomètre',
    'cost-per-stop': 'Coût par arrêt',
    satisfaction: 'Satisfaction',
  },
  fromTo: (from: string, to: string) => `du ${from} au ${to}`,
  perGoal: {
    'margin-per-stop': 'par arrêt',
    'margin-per-km': 'par kilomètre',
    'cost-per-stop': 'par arrêt',
    satisfaction: '',
  },
  outcome: {
    early: 'Trop tôt',
    missing: (n: number) =>
      n === 0
        ? 'Il manque des chiffres pour comparer.'
        : n === 1
          ? 'Encore 1 déplacement avant de comparer.'
          : `Encore ${n} déplacements avant de comparer.`,
    sure: 'Différence nette',
    unsure: 'Pas de différence nette',
    best: (best: string, difference: string, second: string) =>
      `${best} : ${difference} de mieux que ${second}.`,
    interval: (low: string, high: string, level: number) =>
      `Dans ${level} cas sur 100, l’écart vrai est entre ${low} et ${high}.`,
    chance: (low: string, high: string, level: number) =>
      `Le hasard peut suffire à l’expliquer : l’écart vrai est entre ${low} et ${high} dans ${level} cas sur 100.`,
  },
  columns: {
    scheme: 'Schéma',
    trips: 'Déplacements',
    cost: 'Coût',
    income: 'Recettes',
    'margin-per-stop': 'Marge par arrêt',
    'margin-per-km': 'Marge par km',
    'cost-per-stop': 'Coût par arrêt',
    satisfaction: 'Satisfaction',
    answers: 'Réponses',
    interval: 'Entre',
  },
  chart: (goal: string) => `${goal}, par schéma`,
  chartSummary: (level: number) =>
    `Le trait montre où se trouve le chiffre vrai dans ${level} cas sur 100 ; plus il y a de déplacements, plus il est court.`,
  between: (low: string, high: string) => `${low} à ${high}`,
  tripsOf: 'Voir ses déplacements',
  question: 'La question',
  hypothesis: 'L’hypothèse',
  kept: 'Schéma gardé',
  keptNone: 'Aucun des deux',
  learned: 'Ce que l’on a appris',
  closedOn: (day: string) => `Terminée le ${day}`,
  close: 'Terminer la comparaison',
  closeHelp: 'Les chiffres s’arrêtent à ce jour.',
  closedNow: 'La comparaison est terminée.',
  saved: 'Comparaison enregistrée.',
  form: {
    title: 'Comparer des schémas',
    name: 'Nom',
    nameHelp: 'Par exemple : un hameau ou deux par matin.',
    question: 'Que veut-on savoir ?',
    schemes: 'Les schémas à comparer',
    schemesHelp: 'De deux à quatre.',
    goal: 'Sur quoi les départager',
    startsOn: 'Premier jour',
    endsOn: 'Dernier jour',
    minTrips: 'Déplacements nécessaires pour chacun',
    minTripsHelp: 'En dessous, la comparaison dit « trop tôt ».',
    hypothesis: 'Hypothèse liée',
    save: 'Enregistrer la comparaison',
  },
  due: (name: string) => `La comparaison « ${name} » est finie : dites ce que vous gardez.`,
  part: {
    title: 'Logistique : schémas comparés',
    none: 'Aucun schéma logistique n’a été comparé pendant ce palier.',
  },
  errors: {
    two_schemes: 'Choisissez de deux à quatre schémas.',
    unknown_scheme: 'Un de ces schémas n’existe plus.',
    ends_before_start: 'Le dernier jour vient avant le premier.',
    closed_already: 'Cette comparaison est déjà terminée.',
    not_compared: 'Ce schéma n’est pas de la comparaison.',
    no_open_stage: 'Ajoutez d’abord un palier.',
  },
} as const

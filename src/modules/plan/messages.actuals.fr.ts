/** Words of the pages that put the plan beside what really happened. */
export const actuals = {
  title: 'Prévu et réel',
  monthly: 'Gardé en début de mois',
  nav: {
    label: 'Prévu et réel',
    variances: 'Écarts',
    projection: 'Projection',
    beliefs: 'Ce que nous croyions',
  },
  /** `gap` is written without its sign. */
  less: (month: string, gap: string, name: string | null) =>
    `À fin ${month} : ${gap} de moins que prévu${name ? `, surtout « ${name} »` : ''}.`,
  more: (month: string, gap: string, name: string | null) =>
    `À fin ${month} : ${gap} de plus que prévu${name ? `, surtout « ${name} »` : ''}.`,
  same: (month: string) => `À fin ${month} : comme prévu.`,
  lede: 'Le livre note l’argent le jour où il bouge : il est comparé aux encaissements et aux dépenses prévus au même moment. Un mois se compare quand il est fini.',
  notYet: 'Aucun mois du modèle n’est encore fini',
  notYetText: (month: string) =>
    `Le premier mois, ${month}, se comparera quand il sera terminé. En attendant, dites d’où viendra le réel de chaque ligne.`,
  show: 'Afficher',
  month: 'Mois',
  year: 'Cumul',
  years: { plan: 'Année du modèle', calendar: 'Année civile' },
  since: (from: string, to: string) => `de ${from} à ${to}`,
  stats: {
    income: 'Encaissé',
    cost: 'Dépensé',
    cash: 'Trésorerie réelle',
    earned: 'Autofinancement',
    planned: (figure: string) => `prévu ${figure}`,
    against: (gap: string) => `${gap} par rapport au prévu`,
    onPlan: 'comme prévu',
    points: (n: string) => `${n} pt par rapport au prévu`,
    atEnd: (month: string) => `à fin ${month}`,
  },
  sides: { income: 'Recettes', cost: 'Dépenses', 'in-kind': 'En nature' },
  sideOf: { income: 'recette', cost: 'dépense', 'in-kind': 'en nature' },
  statuses: {
    drift: 'Dérive',
    watch: 'À surveiller',
    'on-target': 'Dans la cible',
    better: 'Bonne surprise',
    unknown: 'Réel inconnu',
  },
  streak: (n: number) => (n > 1 ? `${n} mois de suite` : 'ce mois-ci'),
  largest: 'Les plus grands écarts',
  largestSummary: (up: string, down: string) =>
    `Ce que chaque écart change à la trésorerie depuis le début de l’année : ${up} en plus, ${down} en moins.`,
  onCash: { better: 'En plus en caisse', worse: 'En moins en caisse' },
  line: 'Ligne du modèle',
  table: 'Ligne par ligne',
  columns: {
    side: 'Côté',
    status: 'État',
    planned: 'Prévu',
    actual: 'Réel',
    variance: 'Écart',
    yearPlanned: 'Prévu, cumul',
    yearActual: 'Réel, cumul',
    yearVariance: 'Écart, cumul',
    account: 'Compte',
  },
  unknown: 'inconnu',
  volume: (actual: string, planned: string) => `${actual} pour ${planned} prévus`,
  all: 'Tout',
  accounts: (list: string, n: number) => `${n > 1 ? 'comptes' : 'compte'} ${list}`,
  still: (n: number) => (n > 1 ? `Et ${n} lignes sans mouvement` : 'Et une ligne sans mouvement'),
  noRows: 'Aucune ligne avec ces filtres',
  outsideRow: 'Hors modèle',
  outsideRowText: (n: number) =>
    n > 1 ? `${n} comptes qu’aucune ligne ne cite` : 'un compte qu’aucune ligne ne cite',
  total: (side: string) => `Total ${side}`,
  everything: (listed: string, moved: string) =>
    `Rien n’est oublié : recettes moins dépenses réelles de ce tableau font ${listed}, et la trésorerie du grand livre a bougé de ${moved}.`,
  rest: (rest: string) =>
    `La différence, ${rest}, vient de soldes repris à l’ouverture ou de sommes dues qui ne sont pas encore payées.`,
  shared: 'Comptes partagés',
  sharedText: (prefix: string, names: string) =>
    `${prefix} est cité par ${names} : chaque montant est partagé selon ce que le modèle attend encore de chacune.`,
  unbound: 'Lignes sans réel',
  unboundText: 'Rien ne dit ce qui s’est vraiment passé pour ces lignes.',
  bindAll: (n: number) =>
    n > 1 ? `Relier les ${n} lignes aux comptes habituels` : 'Relier la ligne aux comptes habituels',
  outside: 'Comptes hors modèle',
  outsideText:
    'Ces comptes ont bougé et aucune ligne ne les cite : reliez-les à une ligne, ou ajoutez-en une.',
  drifts: 'À regarder',
  driftsNone: 'Aucune dérive : les écarts restent dans vos tolérances.',
  drift: (name: string, gap: string, streak: number) =>
    `${name} : ${gap} par rapport au prévu, ${streak} mois de suite.`,
  driftFigures: (actual: string, planned: string) =>
    `${actual} réel pour ${planned} prévu depuis le début de l’année du modèle.`,
  comesBack: (reason: string, by: string) =>
    `Mis de côté par ${by} (« ${reason} »), et c’est devenu plus grave.`,
  putAside: 'Mettre de côté',
  why: 'Pourquoi ce n’est pas à corriger',
  whyHelp: 'Le prochain qui regarde le lira. L’alerte revient si l’écart grandit d’un quart.',
  asides: (n: number) => (n > 1 ? `${n} dérives mises de côté` : 'Une dérive mise de côté'),
  aside: (by: string, reason: string) => `mis de côté par ${by} : « ${reason} »`,
  seeLine: 'Voir la ligne',
  tolerances: 'Tolérances',
  tolerancesText: 'Un écart se dit quand il dépasse les deux à la fois.',
  percent: 'Part du prévu',
  amount: 'Montant',
  driftMonths: 'Mois de suite avant de parler de dérive',
  saveTolerances: 'Enregistrer les tolérances',
  done: {
    aside: 'L’alerte est mise de côté.',
    tolerances: 'Tolérances enregistrées.',
    bound: 'La ligne est reliée : son réel suit.',
    'bound-all': 'Les lignes sont reliées à leurs comptes habituels.',
    rebased: 'Projection recalculée.',
    updated: 'Les hypothèses sont mises à jour ; la version d’avant est gardée.',
  },
  export: { month: 'Mois', line: 'Ligne', side: 'Côté', status: 'État', accounts: 'Comptes' },
  one: {
    chart: 'Mois par mois',
    summary: (actual: string, planned: string) =>
      `${actual} réel pour ${planned} prévu depuis le début du modèle.`,
    planned: 'Prévu',
    actual: 'Réel',
    ledger: 'Voir le grand livre',
    measure: 'Voir la mesure',
    volume: 'Volume mois par mois',
    from: 'D’où vient le réel ?',
    fromText:
      'Choisissez des comptes du grand livre : leur numéro entier ou son début (706 prend 7061, 7062…). Le plus long l’emporte quand deux lignes se recoupent. Une mesure donne le nombre.',
    search: 'Chercher un compte',
    find: 'Chercher',
    accounts: 'Comptes',
    suggested: 'proposé pour ce type de ligne',
    takenBy: (names: string) => `déjà cité par ${names}`,
    other: 'Autres débuts de numéro',
    otherHelp: 'Séparés par des espaces, par exemple 7061 7068.',
    noChart: 'Le grand livre n’a encore aucun compte : la première écriture l’ouvrira.',
    noAccount: 'Aucun compte ne contient ces mots.',
    measureLabel: 'Mesure',
    measureHelp:
      'Un nombre se compare au volume prévu ; une mesure en euros donne le montant quand aucun compte n’est choisi.',
    noMeasure: 'Aucune mesure',
    save: 'Relier',
    edit: 'Changer l’hypothèse',
    back: 'Tous les écarts',
    nothing: 'Cette ligne ne prévoit pas d’argent.',
  },
  roll: {
    title: 'Projection',
    holds: (amount: string, month: string) => `La trésorerie tient : au plus bas ${amount}, en ${month}.`,
    breaks: (month: string) => `La trésorerie passerait sous zéro en ${month}.`,
    lede: 'Ce qui s’est vraiment passé jusqu’au dernier mois fini, puis ce que vous croyez de la suite. On part de l’argent réellement en caisse.',
    chart: 'Trésorerie : prévue, réelle, projetée',
    summary: (low: string, month: string, planned: string) =>
      `Au plus bas ${low} en ${month}, contre ${planned} au plus bas dans le modèle pour les mois à venir.`,
    planned: 'Prévue',
    real: 'Réelle',
    rolled: 'Projetée',
    end: 'En fin de modèle',
    lowest: 'Point bas à venir',
    negative: 'Premier mois sous zéro',
    never: 'aucun',
    now: 'En caisse',
    beliefs: 'Que croyez-vous de la suite ?',
    beliefsText: (months: number) =>
      `Le rythme réel se lit sur les ${months} derniers mois finis (douze au plus, trois au moins) et reste entre un quart et quatre fois le prévu.`,
    methods: { 'as-planned': 'Comme prévu', 'real-pace': 'Au rythme réel', late: 'Décalé' },
    methodOf: (line: string) => `La suite de « ${line} »`,
    belief: 'La suite',
    lateUnit: 'mois de retard',
    monthsOf: (line: string) => `Mois de retard de « ${line} »`,
    pace: 'Rythme',
    paceUnknown: 'trop tôt',
    go: 'Projeter la suite',
    followed: (n: number) =>
      n > 1 ? `Et ${n} lignes qui suivent le modèle` : 'Et une ligne qui suit le modèle',
    delay: (n: number) => (n > 0 ? `${n} mois de retard` : 'à l’heure'),
    foreseen: 'Suite prévue',
    rebased: 'Suite projetée',
    recompute: 'Recalculer la projection',
    steady: 'Les autres lignes restent comme prévu.',
    noLines: 'Aucune ligne n’a de réel : reliez d’abord des lignes à leurs comptes.',
    report: 'Reporter dans le modèle',
    reportText: (n: number) =>
      n > 1
        ? `${n} lignes ne sont plus comme prévu.`
        : n === 1
          ? 'Une ligne n’est plus comme prévu.'
          : 'Tout est comme prévu : il n’y a rien à reporter.',
    scenarioName: 'Nom du scénario',
    scenarioUsual: (month: string) => `Projection de fin ${month}`,
    toScenario: 'Garder comme scénario',
    toLines: 'Mettre à jour les hypothèses',
    toLinesText: 'La version d’aujourd’hui est gardée d’abord : on peut y revenir.',
    keptReason: (month: string) => `Avant de reporter la projection de fin ${month}`,
  },
  beliefs: {
    title: 'Ce que nous croyions',
    lede: 'Chaque version gardée disait un avenir. Le voici, avec ce qui est vraiment arrivé par-dessus.',
    nothing: 'Aucune version gardée encore',
    nothingText:
      'Une version se garde à la main, et d’elle-même au début de chaque mois où le modèle a changé.',
    keep: 'Garder une version',
    chart: 'Trésorerie : crue et réelle',
    summary: (n: number) =>
      n > 1 ? `${n} versions gardées, en traits fins, et le réel.` : 'Une version gardée, et le réel.',
    real: 'Réel',
    version: (n: number, day: string) => `n° ${n}, ${day}`,
    answer: (day: string, month: string, believed: string, real: string) =>
      `Le ${day}, nous pensions avoir ${believed} à fin ${month} ; nous avions ${real}.`,
    answerNone: 'Rien de réel à comparer encore.',
    columns: {
      version: 'Version',
      cash: (month: string) => `Trésorerie à fin ${month}`,
      gap: 'Écart au réel',
      result: 'Laissé par l’activité',
      earned: 'Autofinancement',
      accuracy: 'Justesse',
    },
    yearOf: (from: string, to: string) =>
      `Ce que l’activité laisse, et l’autofinancement, se comptent de ${from} à ${to}.`,
    accuracy: (share: string, months: number) =>
      months > 1 ? `${share} sur ${months} mois` : `${share} sur un mois`,
    notYet: 'trop tôt',
    accuracyText:
      'La justesse compare, mois après mois depuis que la version est gardée, la trésorerie crue et la trésorerie réelle : 100 % quand elles se confondent. L’activité laisse ce qui est encaissé (ventes et soutiens) moins ce qui est payé pour fonctionner.',
  },
  today: {
    title: 'Le réel s’écarte du modèle',
    see: 'Voir tous les écarts',
    more: (n: number) =>
      n > 1 ? `Et ${n} autres : voir tous les écarts` : 'Et une autre : voir tous les écarts',
  },
  notice: (n: number) =>
    n > 1
      ? `${n} lignes s’écartent du modèle depuis plusieurs mois.`
      : 'Une ligne s’écarte du modèle depuis plusieurs mois.',
  errors: {
    not_accounts: 'Écrivez des débuts de numéros de compte, en chiffres, séparés par des espaces.',
    too_many_accounts: 'Dix comptes suffisent : prenez un début de numéro commun.',
    cash_account: 'La trésorerie (classe 5) n’est pas ce qu’une ligne gagne ou coûte.',
    nothing_to_report: 'Tout est comme prévu : il n’y a rien à reporter.',
    report_does_not_fit: 'Le modèle ne tient plus avec ces changements : rien n’a été changé.',
    unknown_account: 'Aucun compte du grand livre ne commence ainsi.',
  },
}

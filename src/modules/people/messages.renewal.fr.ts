/** Memberships that end: who to tell, and how. */
export const renewalFr = {
  title: 'Adhésions à renouveler',
  lede: (days: number) =>
    `Celles qui finissent dans les ${days} jours, et celles finies depuis moins d’un an. Les plus anciennes d’abord.`,
  open: 'Adhésions à renouveler',
  total: (n: number, capped: boolean) =>
    capped ? `Plus de ${n} adhésions` : n === 1 ? '1 adhésion' : `${n} adhésions`,
  none: 'Aucune adhésion à renouveler',
  noneText: 'Elles viendront ici quelque temps avant leur fin.',
  noneHere: 'Aucune adhésion ne correspond',
  all: 'Tout voir',
  coming: 'Bientôt finies',
  over: 'Déjà finies',
  state: 'Quand',
  told: 'Avis',
  toldYes: 'Déjà prévenus',
  toldNo: 'À prévenir',
  columns: {
    who: 'Adhérent',
    ends: 'Fin',
    reach: 'Comment le prévenir',
    told: 'Prévenu',
    renew: 'Renouveler',
  },
  left: (days: number) =>
    days === 0 ? 'finit aujourd’hui' : days === 1 ? 'finit demain' : `dans ${days} jours`,
  past: (days: number) => (days === 1 ? 'finie hier' : `finie depuis ${days} jours`),
  inPerson: 'Sur place',
  renew: 'Renouveler',
  tell: 'Prévenir',
  sent: (sent: number, toSay: number) =>
    [
      sent === 0 && toSay === 0 ? 'Ils étaient déjà prévenus.' : '',
      sent > 0
        ? `${sent === 1 ? 'Un message part' : `${sent} messages partent`}, chacun par le moyen préféré.`
        : '',
      toSay > 0 ? `${toSay === 1 ? 'Un est' : `${toSay} sont`} à dire de vive voix.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  messages: 'Voir les messages',
  mark: 'Noter prévenus',
  export: 'Exporter (CSV)',
  starts: 'Début',
  exportAll: 'Toutes les adhésions (CSV)',
  marked: (n: number) =>
    n === 0
      ? 'Ils étaient déjà notés.'
      : n === 1
        ? 'Une personne est notée prévenue.'
        : `${n} personnes sont notées prévenues.`,
  nobody: 'Cochez d’abord une adhésion.',
  notice: 'Prévenir combien de jours avant la fin',
  noticeHelp: 'De 1 à 180 jours.',
  days: 'jours',
  save: 'Enregistrer',
  saved: 'Le délai est changé.',
  contact: 'Coordonnée',
  verbs: { 'renewal-notice': 'Prévenu de la fin de son adhésion' },
} as const

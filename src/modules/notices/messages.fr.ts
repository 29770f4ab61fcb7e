import { templatesFr } from './messages.templates.fr.ts'
import type { FailureKind, NoticeState } from './rules/states.ts'
import type { NoticeWay, Why } from './rules/way.ts'

/** What was said to whom. */
export const fr = {
  title: 'Messages',
  lede: 'Ce que le lieu a dit à chacun, par le moyen que chacun préfère.',
  open: 'Messages',
  templatesLink: 'Modèles',
  search: 'Chercher un nom ou un objet',
  total: (n: number, capped: boolean) =>
    capped ? `Plus de ${n} messages` : n === 1 ? '1 message' : `${n} messages`,
  none: 'Aucun message ne correspond',
  noneYet: 'Aucun message pour l’instant',
  firstStep:
    'Les messages partent d’eux-mêmes : une demande reçue, un devis, un rendez-vous. Ils sont tous gardés ici.',
  noneToSay: 'Rien à dire de vive voix',
  noneToSayText:
    'Viendront ici les messages des personnes sans courriel ni portable, de celles qui préfèrent un appel, et ceux qui n’ont pas pu partir.',
  all: 'Tous les messages',
  views: { all: 'Tous', toSay: 'À dire de vive voix', waiting: 'En attente', kept: 'Gardés ici' },
  filters: { state: 'État', way: 'Moyen', template: 'Modèle', person: 'Pour', subject: 'Sur un même sujet' },
  columns: {
    who: 'Pour',
    what: 'Message',
    way: 'Moyen',
    state: 'État',
    at: 'Écrit',
    address: 'Adresse ou numéro',
    told: 'Parti ou dit',
    by: 'Par',
    template: 'Modèle',
  },
  states: {
    waiting: 'En attente',
    sending: 'En cours d’envoi',
    sent: 'Envoyé',
    kept: 'Gardé ici',
    failed: 'Échec',
    'to-say': 'À dire',
    said: 'Dit',
    dropped: 'Non envoyé',
  } satisfies Record<NoticeState, string>,
  ways: {
    email: 'Courriel',
    text: 'SMS',
    phone: 'Téléphone',
    post: 'Courrier',
    person: 'De vive voix',
  } satisfies Record<NoticeWay, string>,
  how: {
    email: (address: string) => `Courriel à ${address}`,
    text: (address: string) => `SMS au ${address}`,
    phone: (address: string) => `Appeler le ${address}`,
    post: 'Par courrier',
    person: 'Au passage de la personne',
  },
  whys: {
    left: 'Personne partie : rien ne lui est envoyé.',
    no_consent: 'Cette personne n’a pas accepté les nouvelles.',
    no_message: 'Cette personne ne veut aucun message.',
  } satisfies Record<Why, string>,
  failures: {
    address: 'L’adresse a été refusée. Vérifiez-la, ou dites le message de vive voix.',
    login: 'Le serveur de courriel refuse nos identifiants. Prévenez la personne qui s’occupe du logiciel.',
    unreachable: 'Le serveur d’envoi ne répond pas.',
    refused: 'Le service de SMS a refusé ce message.',
    other: 'L’envoi n’a pas abouti.',
  } satisfies Record<FailureKind, string>,
  toSayAll: (n: number) => (n >= 100 ? 'Plus de 99 à dire' : n === 1 ? '1 à dire' : `Les ${n} à dire`),
  keptHelp:
    'Aucun service d’envoi n’est branché pour ce moyen, ou l’adresse est celle d’un exemple : le message est resté dans la boîte d’envoi.',
  waitingHelp: (attempts: number) =>
    attempts === 0
      ? 'Il part dans les secondes qui viennent.'
      : attempts === 1
        ? 'Un essai a échoué ; un autre suivra.'
        : `${attempts} essais ont échoué ; un autre suivra.`,
  toSayHelp: 'Aucune machine ne porte ce message : quelqu’un du lieu le dit.',
  said: 'C’est dit',
  posted: 'C’est posté',
  saidBy: (who: string) => `par ${who}`,
  resend: 'Envoyer de nouveau',
  export: 'Exporter (CSV)',
  marked: (n: number) =>
    n === 0 ? 'C’était déjà dit.' : n === 1 ? 'Un message est noté dit.' : `${n} messages sont notés dits.`,
  resent: (n: number) =>
    n === 0
      ? 'Aucun de ces messages ne peut repartir.'
      : n === 1
        ? 'Un message repart.'
        : `${n} messages repartent.`,
  nobody: 'Cochez d’abord un message.',
  page: {
    back: 'Messages',
    facts: 'Envoi',
    text: 'Texte',
    short: 'SMS',
    hiddenLink: '(lien personnel)',
    gone: 'Le lien personnel qu’il contenait n’est pas gardé.',
    record: 'Voir sa fiche',
    next: 'Que faire ?',
  },
  templates: templatesFr,
  errors: {
    unknown_placeholder: 'Un mot entre accolades n’existe pas dans ce modèle. Reprenez ceux de la liste.',
    open_brace: 'Une accolade est restée ouverte. Écrivez par exemple {nom}.',
    link_missing: 'Ce message mène quelque part : gardez {lien} dans le texte.',
  },
} as const

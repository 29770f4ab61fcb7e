import type { DeedCode, DeedRefusal } from './drive/answers.ts'
import type { DeedReason } from './rules/drive/deed.ts'
import type { Way } from './rules/errands/errand.ts'
import type { RoundState, StopState } from './rules/life.ts'

/** A round driven: what a phone says of it, and its return. */
export const fr = {
  title: 'Ma tournée',
  over: (number: string, name: string) => (name === number ? number : `${number} · ${name}`),
  lede: (stops: number) => (stops === 1 ? '1 arrêt' : `${stops} arrêts`),
  back: (hour: string) => `retour vers ${hour}`,
  left: (hour: string) => `parti à ${hour}`,
  km: (km: string) => `${km} km prévus`,
  notYours: (name: string) =>
    name
      ? `Cette tournée est confiée à ${name}. Vous pouvez la lire, pas la conduire.`
      : 'Cette tournée n’est confiée à personne. Vous pouvez la lire, pas la conduire.',
  otherDay: (day: string) => `C’est la tournée du ${day}, pas celle d’aujourd’hui.`,
  states: {
    draft: 'En préparation',
    ready: 'Prête',
    out: 'Partie',
    ended: 'Rentrée',
    cancelled: 'Annulée',
  } satisfies Record<RoundState, string>,
  notReady:
    'Cette tournée est encore en préparation : elle peut changer. Vous pourrez partir quand elle sera prête.',
  cancelled: 'Cette tournée est annulée. Il n’y a rien à faire.',
  ended: 'Vous êtes rentré : merci. Ce qui n’a pas été fait attend un autre jour.',
  progress: (done: number, all: number) => `${done} sur ${all}`,
  progressLabel: 'Arrêts faits',
  none: {
    title: 'Pas de tournée pour vous aujourd’hui',
    text: 'Quand le lieu vous en confiera une, elle sera ici, avec les adresses, les téléphones et l’ordre des arrêts.',
    day: 'Voir ma journée',
  },
  several: 'Vos tournées du jour',
  next: 'Prochain arrêt',
  after: 'Ensuite',
  finished: (n: number) => (n === 1 ? '1 arrêt derrière vous' : `${n} arrêts derrière vous`),
  about: (hour: string) => `vers ${hour}`,
  between: (from: string, to: string) => `entre ${from} et ${to}`,
  agreed: (hour: string) => `heure promise : ${hour}`,
  ways: {
    visit: 'Sur place',
    bring: 'À remettre',
    fetch: 'À prendre',
    swap: 'À remettre et à reprendre',
    carry: 'À transporter',
  } satisfies Record<Way, string>,
  pickup: 'À prendre ici',
  delivery: 'À remettre ici',
  crates: (n: number) => (n === 1 ? '1 caisse' : `${n} caisses`),
  kg: (n: number) => `${n} kg`,
  go: 'Itinéraire',
  call: 'Appeler',
  needs: 'À savoir',
  due: 'À encaisser',
  nothingDue: 'Rien à encaisser',
  goneNeed: 'Plus besoin d’y aller',
  noPlace: 'Adresse inconnue : appelez',
  leave: {
    title: 'Avant de partir',
    counter: 'Kilomètres au compteur',
    go: 'Je pars',
  },
  arrived: 'Je suis arrivé',
  done: 'C’est fait',
  doneTaking: (euros: string) => `Fait, ${euros} reçus`,
  doneNothing: 'Fait, rien reçu',
  doneAll: (n: number) => `Tout est fait (${n})`,
  more: 'Avec une photo, une signature, un mot…',
  failed: 'Pas fait',
  form: {
    cash: 'Argent reçu',
    returned: 'Caisses ou sacs repris',
    saveDone: 'Enregistrer : c’est fait',
    saveFailed: 'Enregistrer : pas fait',
  },
  reasons: {
    absent: 'Personne n’était là',
    refused: 'La personne n’en veut plus',
    'wrong-address': 'L’adresse est fausse',
    'not-possible': 'Ce n’était pas possible',
    other: 'Autre raison',
  } satisfies Record<DeedReason, string>,
  notReached: 'Pas atteint',
  stops: {
    todo: 'À faire',
    arrived: 'Sur place',
    done: 'Fait',
    failed: 'Pas fait',
    dropped: 'Retiré',
  } satisfies Record<StopState, string>,
  toSend: 'à envoyer',
  takeBack: 'Reprendre',
  mistake: 'Une erreur ? Dites-le au lieu, qui la corrige.',
  scan: {
    title: 'Chercher par l’étiquette',
    code: 'Numéro de l’étiquette',
    help: 'Par exemple D2026-0412, ou 412.',
    find: 'Trouver l’arrêt',
    camera: 'Lire avec l’appareil photo',
    stop: 'Arrêter',
    noCamera: 'L’appareil photo n’a pas pu s’ouvrir. Tapez le numéro.',
    unknown: 'Ce code n’est d’aucun arrêt de cette tournée.',
    found: (what: string) => `Trouvé : ${what}`,
  },
  end: {
    title: 'Au retour',
    go: 'Je suis rentré',
    counter: 'Kilomètres au compteur',
    counterHelp: (out: string) => `Au départ : ${out}.`,
    cash: 'Argent remis au comptoir',
    cashHelp: (taken: string) => `Vous avez reçu ${taken} aux portes.`,
    minutes: 'Durée de la tournée',
    minutesUnit: 'minutes',
    minutesHelp: 'Seulement si l’heure du téléphone est fausse.',
    left: (n: number) =>
      n === 1
        ? '1 arrêt n’est pas fait : il attendra un autre jour.'
        : `${n} arrêts ne sont pas faits : ils attendront un autre jour.`,
  },
  note: { title: 'Dire un mot au lieu', word: 'Votre mot', send: 'Envoyer' },
  trip: {
    ofRound: (number: string) => `Tournée ${number}.`,
    plannedKm: 'Kilomètres prévus : le compteur n’a pas été relevé, ou ne peut pas être juste.',
  },
  saved: {
    applied: 'C’est noté.',
    second: 'C’est noté, à côté de ce qui avait déjà été dit.',
  },
  held: {
    round_draft:
      'Cette tournée a été reprise en préparation entre-temps. Ce que vous avez dit est gardé : appelez le lieu.',
    round_cancelled:
      'Cette tournée a été annulée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    round_ended: 'Cette tournée est déjà rentrée. Ce que vous avez dit est gardé : le lieu le lira.',
    round_not_yours:
      'Cette tournée a été confiée à quelqu’un d’autre. Ce que vous avez dit est gardé : le lieu le lira.',
    not_left: 'Cette tournée n’est pas encore partie. Ce que vous avez dit est gardé.',
    stop_gone: 'Cet arrêt n’est plus dans cette tournée. Ce que vous avez dit est gardé : le lieu le lira.',
    stop_dropped: 'Cet arrêt a été retiré entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_cancelled: 'La demande a été annulée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_refused: 'La demande a été refusée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_redirected:
      'La demande a été réorientée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_quoted: 'Un devis attend encore sa réponse. Ce que vous avez dit est gardé : le lieu le lira.',
    not_yours:
      'Cette demande a été confiée à quelqu’un d’autre. Ce que vous avez dit est gardé : le lieu le lira.',
  } satisfies Record<DeedCode, string>,
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    not_found: 'Cette tournée n’existe pas, ou n’existe plus.',
    reason_needed: 'Dites ce qui s’est passé.',
    note_needed: 'Dites en quelques mots ce qui s’est passé.',
    other_account:
      'Ce compte rendu attend la personne qui l’a écrit : il partira quand elle se reconnectera.',
    unreadable: 'Ce compte rendu n’a pas pu être lu. Refaites-le, ou appelez le lieu.',
    not_kilometres: 'Écrivez les kilomètres du compteur, par exemple 45 210.',
    counter_backwards: 'C’est moins qu’au départ. Relisez le compteur.',
    counter_too_far: 'C’est plus de mille kilomètres depuis le départ. Relisez le compteur.',
    not_an_amount: 'Écrivez une somme en euros, par exemple 12,50.',
    not_crates: 'Écrivez un nombre entier, de 0 à 999.',
    not_minutes: 'Écrivez un nombre entier de minutes, de 0 à 1 440.',
  } satisfies Record<
    | DeedRefusal
    | 'other_account'
    | 'unreadable'
    | 'not_kilometres'
    | 'counter_backwards'
    | 'counter_too_far'
    | 'not_an_amount'
    | 'not_crates'
    | 'not_minutes',
    string
  >,
} as const

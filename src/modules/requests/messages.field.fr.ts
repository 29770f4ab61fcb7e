import type { Failure, HeldCode, Outcome, ReportCode } from './rules/field.ts'

/** A day of work on a phone, and what was said of each job. */
export const fieldFr = {
  title: 'Ma journée',
  nav: 'Ma journée',
  lede: (todo: number) =>
    todo === 0
      ? 'Rien à faire aujourd’hui.'
      : todo === 1
        ? '1 passage à faire.'
        : `${todo} passages à faire.`,
  groups: { late: 'En retard', today: 'Aujourd’hui', next: 'Les jours suivants', done: 'Faits aujourd’hui' },
  none: 'Rien à faire pour l’instant',
  noneText: 'Ce qui vous est confié arrive ici, avec l’adresse, le téléphone et l’heure.',
  round: 'Ma tournée du jour',
  go: 'Itinéraire',
  call: 'Appeler',
  collect: 'À encaisser',
  nothingToCollect: 'Rien à encaisser',
  details: 'Ce qui est demandé',
  needs: 'À savoir',
  start: 'Je commence',
  done: 'C’est fait',
  failed: 'Pas possible',
  doneTitle: (what: string) => `C’est fait : ${what}`,
  failedTitle: (what: string) => `Pas possible : ${what}`,
  form: {
    minutes: 'Temps passé',
    minutesUnit: 'minutes',
    sendDone: 'Enregistrer : c’est fait',
    sendFailed: 'Enregistrer : pas possible',
  },
  failures: {
    absent: 'Personne n’était là',
    refused: 'La personne n’en veut plus',
    'wrong-address': 'L’adresse est fausse',
    'not-possible': 'Le travail n’était pas possible',
    other: 'Autre raison',
  } satisfies Record<Failure, string>,
  outcomes: { started: 'Commencé', done: 'Fait', failed: 'Pas possible' } satisfies Record<Outcome, string>,
  local: {
    kept: {
      started: 'Commencé, à envoyer',
      done: 'Fait, à envoyer',
      failed: 'Pas possible, à envoyer',
    } satisfies Record<Outcome, string>,
    sent: {
      started: 'Commencé, envoyé',
      done: 'Fait, envoyé',
      failed: 'Pas possible, envoyé',
    } satisfies Record<Outcome, string>,
  },
  saved: {
    applied: 'C’est noté.',
    second: 'C’est noté, à côté de ce que quelqu’un avait déjà dit de ce passage.',
    refused: 'Ce passage n’était plus à faire : votre compte rendu est gardé comme note.',
  },
  held: {
    job_cancelled: 'La demande a été annulée entre-temps. Votre compte rendu est gardé : le lieu le lira.',
    job_refused: 'La demande a été refusée entre-temps. Votre compte rendu est gardé : le lieu le lira.',
    job_redirected:
      'La demande a été réorientée entre-temps. Votre compte rendu est gardé : le lieu le lira.',
    job_quoted: 'Un devis attend encore sa réponse. Votre compte rendu est gardé : le lieu le lira.',
    not_yours:
      'Cette mission a été confiée à quelqu’un d’autre. Votre compte rendu est gardé : le lieu le lira.',
  } satisfies Record<HeldCode, string>,
  reports: {
    title: 'Comptes rendus du terrain',
    by: (name: string) => `par ${name}`,
    device: 'Heure du téléphone',
    received: 'Reçu',
    clockOff: 'Plus d’un jour d’écart entre le téléphone et nous',
    second: 'Second compte rendu',
    heldTitle: 'Arrivé trop tard',
    minutes: 'Temps passé',
    signedBy: (name: string) => `Signé par ${name}`,
    signed: 'Signé',
    photo: (n: number) => `Photo ${n}`,
    leftOut: (n: number) =>
      n === 1
        ? '1 pièce jointe n’était pas une image : elle n’a pas été gardée.'
        : `${n} pièces jointes n’étaient pas des images : elles n’ont pas été gardées.`,
  },
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    not_found: 'Ce passage ne vous est pas confié, ou n’existe plus.',
    reason_needed: 'Dites ce qui s’est passé.',
    note_needed: 'Dites en quelques mots ce qui s’est passé.',
    other_account:
      'Ce compte rendu attend la personne qui l’a écrit : il partira quand elle se reconnectera.',
    unreadable: 'Ce compte rendu n’a pas pu être lu. Refaites-le, ou appelez le lieu.',
  } satisfies Record<ReportCode | 'other_account' | 'unreadable', string>,
} as const

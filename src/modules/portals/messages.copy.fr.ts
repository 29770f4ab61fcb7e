import { meansFr } from '#modules/money/ui/copy-words.ts'
import { noticeCopyFr } from '#modules/notices/ui/copy-words.ts'
import { personCopyFr } from '#modules/people/ui/copy-words.ts'
import { requestCopyFr } from '#modules/requests/ui/copy-words.ts'
import { errandStatesFr } from '#modules/rounds/ui/copy-words.ts'
import { historyFr } from './messages.history.fr.ts'

type Words = Readonly<Record<string, string>>

/** What each field is called in the copy that somebody takes away. A field without a name here is ours, not theirs. */
export const copyFields: Words = {
  ...personCopyFr.fields,
  agreed: 'Accords en cours',
  createdAt: 'Fiche créée le',
  updatedAt: 'Fiche modifiée le',
  leftAt: 'Partie le',
  hasAccount: 'Entre dans son espace',
  name: 'Nom',
  members: 'Personnes du foyer',
  startsOn: 'Du',
  endsOn: 'Au',
  fee: 'Cotisation',
  on: 'Dit le',
  note: 'Note',
  recordedAt: 'Noté le',
  for: 'Pour',
  by: 'Par',
  kind: 'À quel titre',
  powers: 'Peut',
  from: 'Depuis le',
  until: 'Jusqu’au',
  paper: 'Papier',
  endedAt: 'Fini le',
  number: 'Numéro',
  state: 'État',
  channel: 'Comment',
  service: 'Service',
  quantity: 'Quantité',
  price_cents: 'Prix',
  details: 'Ses mots',
  wanted_on: 'Pour le',
  received_at: 'Reçue le',
  done_at: 'Faite le',
  first_name: personCopyFr.fields.firstName,
  last_name: personCopyFr.fields.lastName,
  answer: 'Notre réponse',
  day: 'Le',
  means: 'Moyen',
  amount: 'Montant',
  label: 'Pour quoi',
  outstanding: 'Reste à payer',
  dueOn: 'À payer pour le',
  at: 'Le',
  way: 'Par',
  address: 'À l’adresse',
  subject: 'Objet',
  body: 'Texte',
}

const everywhere: Readonly<Record<string, Words>> = {
  ...personCopyFr.words,
  channel: requestCopyFr.channels,
  means: meansFr,
  way: noticeCopyFr.ways,
  powers: { ask: 'demander', pay: 'payer', read: 'lire ce qui est gardé' },
  hasAccount: { true: 'oui', false: 'non' },
  given: { true: 'D’accord', false: 'Pas d’accord' },
}

/** What our words say, by field; `state` is not said alike everywhere. */
export const copyWords = (section: string): Readonly<Record<string, Words>> => ({
  ...everywhere,
  state:
    section === 'requests'
      ? requestCopyFr.states
      : section === 'forms'
        ? requestCopyFr.webStates
        : section === 'errands'
          ? errandStatesFr
          : noticeCopyFr.states,
})

/** What a line of the history says first. */
export function happenedFr(kind: string, what: string): string {
  const said: Readonly<Record<string, Words>> = {
    request: requestCopyFr.moves,
    quote: historyFr.quotes,
    visit: historyFr.visits,
    opinion: { complaint: historyFr.complaint, rated: 'Avis donné' },
    web: historyFr.web,
    payment: historyFr.payments,
    charge: historyFr.charges,
    membership: { membership: 'Adhésion' },
    consent: historyFr.consents,
    record: personCopyFr.verbs,
  }
  if (kind === 'message') return historyFr.message
  return said[kind]?.[what] ?? personCopyFr.other
}

export const purposeFr = (word: string): string => personCopyFr.purposes[word] ?? word

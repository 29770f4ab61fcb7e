import type { RecordRefusal } from '#modules/money/index.server.ts'

/** What the books may refuse of anything that this module writes in them. */
export const booksFr = {
  not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
  empty_entry: 'Il n’y a rien à écrire.',
  amount_not_positive: 'Le montant doit être supérieur à zéro.',
  same_account: 'Les deux comptes sont les mêmes.',
  day_in_future: 'Cette date est à venir : les comptes disent ce qui s’est passé.',
  closed_period: 'Cette période est clôturée : choisissez une date plus récente.',
  unknown_account: 'Un compte manque au plan comptable.',
  retired_account: 'Un de ces comptes ne sert plus : choisissez-en un autre dans le plan comptable.',
  piece_already_posted: 'C’est déjà écrit dans les comptes.',
  clock_went_back: 'L’horloge de l’ordinateur a reculé : remettez-la à l’heure, puis recommencez.',
} satisfies Partial<Record<RecordRefusal, string>>

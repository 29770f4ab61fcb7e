import type { Words } from '#kit/words.ts'
import type { booksFr } from './messages.books.fr.ts'

export const booksEn: Words<typeof booksFr> = {
  not_permitted: 'Your role does not allow this. Ask the coordinator.',
  empty_entry: 'There is nothing to write.',
  amount_not_positive: 'The amount must be above zero.',
  same_account: 'Both accounts are the same.',
  day_in_future: 'This day is to come: the books tell what happened.',
  closed_period: 'This period is closed: choose a later day.',
  unknown_account: 'An account is missing in the chart.',
  retired_account: 'One of these accounts is retired: choose another one of the chart.',
  piece_already_posted: 'It is in the books already.',
  clock_went_back: 'The clock of the computer went back: set it right, then try again.',
}

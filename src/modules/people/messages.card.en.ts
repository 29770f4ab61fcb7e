import type { Words } from '#kit/words.ts'
import type { cardFr } from './messages.card.fr.ts'

export const cardEn: Words<typeof cardFr> = {
  title: 'Cards',
  short: 'Their card',
  lede: 'The square leads the counter straight to the person. It tells nothing of them without an account here.',
  of: (name) => `Card of ${name}`,
  member: 'Member until',
  notMember: 'User’s card',
  scan: 'Show it at the counter',
  none: 'No card yet.',
  make: (n) => (n === 1 ? 'Make the card' : `Make the ${n} cards`),
  printHelp: 'Print this page: eight cards on an A4 sheet. For a card printer, choose “One card per page”.',
  single: 'One card per page',
  sheet: 'Eight per sheet',
  lost: 'Lost card: make another',
  cancel: 'Cancel the card',
  empty: 'No card to show',
  emptyText: 'Tick people in the list, then “Cards”.',
  revoked: 'This card was cancelled',
  revokedText: 'Another has probably replaced it. Look for the person by their name.',
  find: 'Go to the counter',
  verbs: { card: 'Card made', 'revoke-card': 'Card cancelled' },
}

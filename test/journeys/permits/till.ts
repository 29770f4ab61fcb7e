import { BOOKS, DESK, KEEPERS, RECEIPTS, WRITE_PEOPLE } from './roles.ts'
import { ID, type Permits, TEXT } from './words.ts'

export const till: Permits = {
  read: {
    'caisse/tiroirs': { who: RECEIPTS },
    'caisse/tiroirs/export': { who: KEEPERS },
    'caisse/tiroirs/:till/ouvrir': { who: RECEIPTS },
    'caisse/sessions/:number': { who: RECEIPTS },
    // A session that is counted already: its own page says so.
    'caisse/sessions/:number/compter': { who: RECEIPTS, sent: 302 },
    'caisse/sessions/:number/especes': { who: RECEIPTS, sent: 302 },
    'caisse/clotures': { who: KEEPERS },
    'caisse/clotures/export': { who: KEEPERS },
    'caisse/clotures/jour': { who: KEEPERS },
    'caisse/clotures/:label': { who: KEEPERS },
    // Only a form leads here.
    'caisse/clotures/:label/archive': { who: BOOKS, sent: 302 },
    'caisse/verification': { who: BOOKS },
    'caisse/attestation': { who: BOOKS },
    'argent/paiements/grille': { who: DESK },
    caisse: { who: WRITE_PEOPLE },
    'caisse/panier/:cart': { who: WRITE_PEOPLE },
    'caisse/panier/:cart/payer': { who: WRITE_PEOPLE },
    'caisse/tickets': { who: RECEIPTS },
    'caisse/tickets/export': { who: KEEPERS },
    'caisse/tickets/:number': { who: RECEIPTS },
    'caisse/tickets/:number/pdf': { who: RECEIPTS },
    'caisse/tickets/:number/rembourser': { who: KEEPERS },
    'caisse/articles': { who: RECEIPTS },
    'caisse/articles/nouveau': { who: KEEPERS },
    'caisse/articles/:article': { who: KEEPERS },
  },
  acts: [
    ...['add', 'join'].map((intent) => ({
      at: 'caisse/tiroirs',
      who: RECEIPTS,
      fields: { intent, name: 'Essai', session: ID },
    })),
    { at: 'caisse/tiroirs/:till/ouvrir', who: RECEIPTS, fields: { total: '100', ...TEXT } },
    { at: 'caisse/sessions/:number/compter', who: RECEIPTS, fields: { total: '100', ...TEXT } },
    {
      at: 'caisse/sessions/:number/especes',
      who: RECEIPTS,
      fields: { kind: 'expense', amount: '1', ...TEXT },
    },
    { at: 'caisse/clotures/jour', who: KEEPERS, fields: {} },
    { at: 'caisse/clotures/:label/archive', who: BOOKS, fields: {} },
    { at: 'caisse/verification', who: BOOKS, fields: {} },
    { at: 'argent/paiements/grille', who: DESK, fields: { kind: 'membership', amount: '', means: 'cash' } },
    { at: 'caisse', who: WRITE_PEOPLE, fields: { intent: 'person', lastName: '' } },
    { at: 'caisse/panier/:cart', who: WRITE_PEOPLE, fields: { intent: 'free', label: '' } },
    { at: 'caisse/panier/:cart/payer', who: WRITE_PEOPLE, fields: { rest: '', total: '1' } },
    { at: 'caisse/tickets/:number', who: RECEIPTS, fields: { email: 'x' } },
    {
      at: 'caisse/tickets/:number/rembourser',
      who: KEEPERS,
      fields: { intent: 'some', means: 'cash', why: '' },
    },
    { at: 'caisse/articles/nouveau', who: KEEPERS, fields: { name: '' } },
    { at: 'caisse/articles/:article', who: KEEPERS, fields: { name: '' } },
  ],
}

import { BOOKS, COVERAGES, DEALS, DESK, LEAD, WRITE_PEOPLE } from './roles.ts'
import { ID, type Permits, TEXT } from './words.ts'

export const contracts: Permits = {
  read: {
    'personnes/:id/adhesion': { who: WRITE_PEOPLE },
    'prises-en-charge': { who: COVERAGES },
    'prises-en-charge/nouvelle': { who: BOOKS },
    'prises-en-charge/:id': { who: COVERAGES },
    'prises-en-charge/:id/modifier': { who: BOOKS },
    contrats: { who: DEALS },
    'contrats/export': { who: DEALS },
    'contrats/nouveau': { who: LEAD },
    'contrats/:number': { who: DEALS },
    // What is signed is amended, not written over.
    'contrats/:number/modifier': { who: LEAD, sent: 302 },
    'contrats/:number/avenant': { who: LEAD },
    'contrats/:number/bilan': { who: DEALS },
  },
  acts: [
    { at: 'contrats/nouveau', who: LEAD, fields: { title: 'Essai' } },
    { at: 'contrats/:number/modifier', who: LEAD, fields: { title: 'Essai' } },
    { at: 'contrats/:number/avenant', who: LEAD, fields: TEXT },
    ...['sign', 'terminate', 'withdraw', 'renew', 'drop', 'index'].map((intent) => ({
      at: 'contrats/:number',
      who: LEAD,
      fields: { intent, ...TEXT, months: '12', endsOn: '2099-01-01', signedOn: '2026-01-01' },
    })),
    ...['add-employee', 'remove-employee', 'code'].map((intent) => ({
      at: 'contrats/:number',
      who: DESK,
      fields: { intent, personId: ID, code: 'ESSAI' },
    })),
    {
      at: 'contrats/:number',
      who: BOOKS,
      fields: { intent: 'cover', name: 'Essai', percent: '50', period: 'month' },
    },
    {
      at: 'personnes/:id/adhesion',
      who: WRITE_PEOPLE,
      fields: { startsOn: '2050-01-01', months: '12', fee: '1', means: 'cash' },
    },
    {
      at: 'prises-en-charge/nouvelle',
      who: BOOKS,
      fields: {
        ...{ name: 'Essai', by: 'fund', takes: 'share', percent: '50', serviceScope: 'all' },
        ...{ peopleScope: 'everybody', fromDay: '2020-01-05', toDay: '2020-01-06', rank: '9' },
      },
    },
    { at: 'prises-en-charge/:id', who: BOOKS, fields: { intent: 'name', personId: ID } },
    { at: 'prises-en-charge/:id/modifier', who: BOOKS, fields: { name: 'Essai' } },
  ],
}

import { BOOKS, KEEPERS, RECEIPTS } from './roles.ts'
import { ID, type Permits, TEXT } from './words.ts'

export const subscriptions: Permits = {
  read: {
    abonnements: { who: RECEIPTS },
    'abonnements/export': { who: RECEIPTS },
    'abonnements/nouveau': { who: KEEPERS },
    'abonnements/formules': { who: RECEIPTS },
    'abonnements/formules/nouvelle': { who: BOOKS },
    'abonnements/formules/:plan': { who: BOOKS },
    'abonnements/:number': { who: RECEIPTS },
  },
  acts: [
    { at: 'abonnements/nouveau', who: KEEPERS, fields: { personId: ID, planId: ID, startsOn: '2026-01-01' } },
    { at: 'abonnements/formules', who: BOOKS, fields: { intent: 'retire', id: ID } },
    ...['abonnements/formules/nouvelle', 'abonnements/formules/:plan'].map((at) => ({
      ...{ at, who: BOOKS },
      fields: { name: 'Essai', price: '1', every: 'month', unit: 'none', keptFor: '0' },
    })),
    ...['pause', 'resume', 'change', 'stop', 'keep'].map((intent) => ({
      ...{ at: 'abonnements/:number', who: KEEPERS },
      fields: { intent, planId: ID, fromDay: '2099-01-01', ...TEXT },
    })),
  ],
}

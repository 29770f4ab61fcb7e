import { CATALOGUE, LEAD } from './roles.ts'
import { ID, type Permits } from './words.ts'

const SERVICE = { name: 'Essai', activity: 'repairs', unit: 'job', minutes: '10', directCost: '1' }

export const catalogue: Permits = {
  read: {
    catalogue: { who: CATALOGUE },
    'catalogue/export': { who: CATALOGUE },
    'catalogue/tarifs': { who: CATALOGUE },
    'catalogue/nouveau': { who: LEAD },
    'catalogue/:id': { who: CATALOGUE },
    'catalogue/:id/modifier': { who: LEAD },
    'catalogue/:id/prix': { who: LEAD },
    'catalogue/:id/contenu': { who: LEAD },
  },
  acts: [
    { at: 'catalogue/nouveau', who: LEAD, fields: { ...SERVICE, 'price-inhabitant': '1' } },
    { at: 'catalogue/:id', who: LEAD, fields: { intent: 'retire' } },
    { at: 'catalogue/:id', who: LEAD, fields: { intent: 'back' } },
    { at: 'catalogue/:id', who: LEAD, fields: { intent: 'pause', why: 'Essai', fromDay: '2050-01-01' } },
    { at: 'catalogue/:id', who: LEAD, fields: { intent: 'lift', pause: ID } },
    { at: 'catalogue/:id/contenu', who: LEAD, fields: { 'part-0': ID, 'quantity-0': '1' } },
    {
      at: 'catalogue/:id/modifier',
      who: LEAD,
      fields: { ...SERVICE, seenAt: '2026-01-01T00:00:00.000Z' },
    },
    {
      at: 'catalogue/:id/prix',
      who: LEAD,
      fields: { segment: 'inhabitant', price: '1', fromDay: '2050-01-01' },
    },
  ],
}

import { BOOKS, HOURS, LEAD, WRITE_PEOPLE } from './roles.ts'
import { ID, type Permits } from './words.ts'

const HOURS_LINE = { day: '2026-01-01', minutes: '1 h', kind: 'volunteer', activity: 'counter' }

export const volunteering: Permits = {
  read: {
    'mes-heures': { who: HOURS },
    heures: { who: BOOKS },
    'heures/export': { who: BOOKS },
    'heures/feuille': { who: LEAD },
    // One's own, or anybody's for who keeps them.
    'heures/:hours': { who: LEAD },
    permanences: { who: ['coordinator', 'treasurer', 'desk', 'drop-off', 'volunteer'] },
    'permanences/nouvelle': { who: WRITE_PEOPLE },
    'permanences/:session': { who: WRITE_PEOPLE },
  },
  acts: [
    { at: 'mes-heures', who: HOURS, fields: HOURS_LINE },
    {
      at: 'heures/feuille',
      who: LEAD,
      fields: {
        'who-0': `person:${ID}`,
        'day-0': '2026-01-01',
        'minutes-0': '1 h',
        'kind-0': 'paid',
        'activity-0': 'counter',
      },
    },
    { at: 'heures/:hours', who: LEAD, fields: HOURS_LINE },
    { at: 'heures/:hours', who: LEAD, fields: { intent: 'take-away' } },
    ...['permanences/nouvelle', 'permanences/:session'].map((at) => ({
      at,
      who: WRITE_PEOPLE,
      fields: { day: '2026-01-01', from: '09:00', to: '12:00', place: 'Essai' },
    })),
    { at: 'permanences/:session', who: WRITE_PEOPLE, fields: { intent: 'cancel' } },
  ],
}

import { BOOKS } from './roles.ts'
import { type Permits, TEXT } from './words.ts'

export const certificates: Permits = {
  read: {
    'argent/recus-fiscaux': { who: BOOKS },
    'argent/recus-fiscaux/export': { who: BOOKS },
    'argent/recus-fiscaux/:number': { who: BOOKS },
    'argent/services-a-la-personne': { who: BOOKS },
    'argent/services-a-la-personne/:number': { who: BOOKS },
  },
  acts: [
    { at: 'argent/recus-fiscaux', who: BOOKS, fields: { intent: 'cancel', number: 'RF1', ...TEXT } },
    {
      at: 'argent/services-a-la-personne',
      who: BOOKS,
      fields: { intent: 'cancel', number: 'SAP1', ...TEXT },
    },
  ],
}

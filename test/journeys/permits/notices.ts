import { LEAD, MESSAGES, WRITE_PEOPLE } from './roles.ts'
import { ID, type Permits } from './words.ts'

export const notices: Permits = {
  read: {
    // Only a form leads here.
    'personnes/adhesions/prevenir': { who: WRITE_PEOPLE, sent: 302 },
    'reglages/messages': { who: LEAD },
    'reglages/messages/:template': { who: LEAD },
    messages: { who: MESSAGES },
    'messages/export': { who: MESSAGES },
    'messages/:id': { who: MESSAGES },
  },
  acts: [
    { at: 'personnes/adhesions/prevenir', who: WRITE_PEOPLE, fields: { intent: 'tell', ids: ID } },
    ...['messages', 'messages/:id'].flatMap((at) =>
      ['said', 'resend'].map((intent) => ({ at, who: WRITE_PEOPLE, fields: { intent, ids: ID } })),
    ),
    {
      at: 'reglages/messages/:template',
      who: LEAD,
      fields: { intent: 'save', subject: 'Essai', body: 'Essai', short: 'Essai' },
    },
    { at: 'reglages/messages/:template', who: LEAD, fields: { intent: 'restore' } },
  ],
}

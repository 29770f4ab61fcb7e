import { DESK, KEEPERS, MEMBER } from './roles.ts'
import type { Permits } from './words.ts'

export const portals: Permits = {
  read: {
    'mon-entreprise': { who: ['company-contact'] },
    'mon-espace': { who: MEMBER },
    'mon-espace/demandes': { who: MEMBER },
    // Without a record, or for a number of somebody else's, back to one's own.
    'mon-espace/demandes/:number': { who: MEMBER, sent: 302 },
    'mon-espace/recus/:number': { who: MEMBER, sent: 302 },
    'mon-espace/factures/:number': { who: MEMBER, sent: 302 },
    'mon-espace/demander': { who: MEMBER },
    'mon-espace/moi': { who: MEMBER },
    'personnes/:id/acces': { who: DESK },
    'personnes/:id/historique': { who: KEEPERS },
    // Only a form leads here.
    'personnes/:id/historique/copie': { who: DESK, sent: 302 },
  },
  acts: [
    { at: 'mon-espace/demander', who: MEMBER, fields: { quantity: '1', details: 'Essai' } },
    { at: 'mon-espace/demandes/:number', who: MEMBER, fields: { score: '4' } },
    { at: 'mon-espace/moi', who: MEMBER, fields: { intent: 'details', seenAt: '2026-01-01T00:00:00.000Z' } },
    { at: 'mon-espace/moi', who: MEMBER, fields: { intent: 'consent', purpose: 'news', given: 'yes' } },
    {
      at: 'personnes/:id/acces',
      who: DESK,
      fields: { intent: 'give', portal: 'member', email: 'essai@exemple.fr' },
    },
    { at: 'personnes/:id/acces', who: DESK, fields: { intent: 'again' } },
    { at: 'personnes/:id/historique/copie', who: DESK, fields: { format: 'json' } },
    { at: 'personnes/:id/acces', who: DESK, fields: { intent: 'close', portal: 'member' } },
  ],
}

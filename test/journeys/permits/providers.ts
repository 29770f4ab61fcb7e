import { LEAD, PEOPLE } from './roles.ts'
import { ID, type Permits, TEXT } from './words.ts'

export const providers: Permits = {
  read: {
    prestataires: { who: PEOPLE },
    'prestataires/export': { who: PEOPLE },
    'prestataires/:id': { who: PEOPLE },
    'prestataires/:id/dossier': { who: ['coordinator', 'desk'] },
    'prestataires/:id/justificatifs/:paper': { who: PEOPLE },
    'prestataires/candidatures/:application': { who: LEAD },
  },
  acts: [
    ...['open', 'document', 'absence'].map((intent) => ({
      at: 'prestataires/:id',
      who: ['coordinator', 'desk'] as const,
      fields: { intent, kind: 'registration', fromDay: '2050-01-01', untilDay: '2050-01-02' },
    })),
    { at: 'prestataires/:id', who: ['coordinator', 'desk'], fields: { intent: 'withdraw', document: ID } },
    {
      at: 'prestataires/:id',
      who: ['coordinator', 'desk'],
      fields: { intent: 'cancel-absence', absence: ID },
    },
    { at: 'prestataires/:id', who: LEAD, fields: { intent: 'suspend', verb: 'suspend', ...TEXT } },
    {
      at: 'prestataires/:id/dossier',
      who: ['coordinator', 'desk'],
      fields: { note: 'Essai', seenAt: '2026-01-01T00:00:00.000Z' },
    },
    { at: 'prestataires/candidatures/:application', who: LEAD, fields: { intent: 'accept' } },
    { at: 'prestataires/candidatures/:application', who: LEAD, fields: { intent: 'refuse', ...TEXT } },
  ],
}

import { BOOKS, MODEL } from './roles.ts'
import { ID, type Permits } from './words.ts'

const GRANT = {
  ...{ organisationId: '0', name: 'Essai', kind: 'grant', amount: '1' },
}

export const funding: Permits = {
  read: {
    'partenaires/financements': { who: MODEL },
    'partenaires/financements/export': { who: MODEL },
    'partenaires/financements/nouveau': { who: BOOKS },
    'partenaires/financements/:grant': { who: MODEL },
    'partenaires/financements/:grant/modifier': { who: BOOKS },
    'partenaires/financements/:grant/versements/:instalment': { who: BOOKS },
  },
  acts: [
    { at: 'partenaires/financements/nouveau', who: BOOKS, fields: GRANT },
    { at: 'partenaires/financements/:grant/modifier', who: BOOKS, fields: GRANT },
    ...['apply', 'grant', 'refuse', 'end', 'back', 'unreport'].map((intent) => ({
      at: 'partenaires/financements/:grant',
      who: BOOKS,
      fields: { intent },
    })),
    {
      at: 'partenaires/financements/:grant',
      who: BOOKS,
      fields: { intent: 'add-instalment', amount: '1', dueOn: '2050-01-01' },
    },
    ...['remove-instalment', 'unlink'].map((intent) => ({
      at: 'partenaires/financements/:grant',
      who: BOOKS,
      fields: { intent, instalment: ID },
    })),
    {
      at: 'partenaires/financements/:grant',
      who: BOOKS,
      fields: { intent: 'report', reportedOn: '2050-01-01' },
    },
    {
      at: 'partenaires/financements/:grant/versements/:instalment',
      who: BOOKS,
      fields: { intent: 'record', day: '2050-01-01', amount: '1', means: 'transfer' },
    },
    {
      at: 'partenaires/financements/:grant/versements/:instalment',
      who: BOOKS,
      fields: { intent: 'link', operationId: ID },
    },
  ],
}

import type { MeasureWords } from '#platform/measure/measure.ts'

export const measureWords = {
  'multi-period': {
    name: 'Contrats sur plusieurs périodes',
    definition:
      'Contrats signés, en vigueur ou à venir ce jour-là, qui courent sur au moins deux échéances de paiement : deux mois, deux trimestres ou deux ans selon leur rythme.',
    keys: { month: 'Chaque mois', quarter: 'Chaque trimestre', year: 'Chaque année' },
    lacking: ['contrat à signer', 'contrats à signer'],
    sampled: ['contrat', 'contrats'],
  },
} as const satisfies Record<string, MeasureWords>

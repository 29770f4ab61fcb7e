import type { Words } from '#kit/words.ts'
import type { measureWords as fr } from './measures.fr.ts'

export const measureWords: Words<typeof fr> = {
  'multi-period': {
    name: 'Contracts over several periods',
    definition:
      'Contracts signed, in force or to come on that day, that run over at least two payments: two months, two quarters or two years, as they are paid.',
    keys: { month: 'Every month', quarter: 'Every quarter', year: 'Every year' },
    lacking: ['contract to sign', 'contracts to sign'],
    sampled: ['contract', 'contracts'],
  },
}

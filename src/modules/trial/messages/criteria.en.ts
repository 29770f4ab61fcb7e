import type { Words } from '#kit/words.ts'
import type { fr } from './criteria.fr.ts'

export const en: Words<typeof fr> = {
  rubric: {
    measure: 'Opinions on a grid of four levels',
    levelOf: (n, words) => `${n}: ${words}.`,
    sampled: ['opinion', 'opinions'],
  },
}

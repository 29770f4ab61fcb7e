import { BOOKS, FIGURES } from './roles.ts'
import type { Permits } from './words.ts'

export const measures: Permits = {
  read: {
    mesures: { who: FIGURES },
    'mesures/:measure': { who: FIGURES },
    'mesures/:measure/export': { who: BOOKS },
  },
  acts: [],
}

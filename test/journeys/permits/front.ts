import { EVERYBODY, REQUESTS } from './roles.ts'
import type { Permits } from './words.ts'

export const front: Permits = {
  read: {
    '': { who: EVERYBODY, led: ['provider', 'member', 'company-contact'] },
    recherche: { who: REQUESTS },
    'recherche/vite': { who: REQUESTS },
  },
  acts: [],
}

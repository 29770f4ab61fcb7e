import type { Words } from '#kit/words.ts'
import type { measureWords as fr } from './measures.fr.ts'

export const measureWords: Words<typeof fr> = {
  members: {
    name: 'Active members',
    definition: 'People whose membership runs on that day, each counted once.',
    lacking: ['member', 'members'],
    sampled: ['member', 'members'],
  },
  ambassadors: {
    name: 'Ambassadors',
    definition: 'People recorded as ambassadors on that day who have not left the place.',
  },
  volunteers: {
    name: 'Volunteers',
    definition: 'People recorded as volunteers on that day who have not left the place.',
    lacking: ['volunteer', 'volunteers'],
    sampled: ['volunteer', 'volunteers'],
  },
}

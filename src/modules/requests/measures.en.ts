import type { Words } from '#kit/words.ts'
import type { measureWords as fr } from './measures.fr.ts'

export const measureWords: Words<typeof fr> = {
  received: {
    name: 'Requests received',
    definition:
      'All requests received in thirty days, whichever way they came, without the regular visits of contracts.',
  },
  done: {
    name: 'Requests done',
    definition: 'Requests whose work was finished in thirty days and that were not reopened since.',
  },
  'in-48h': {
    name: 'Requests handled in 48 h',
    definition:
      'Among requests received in thirty days and at least 48 h old, the share that was done, cancelled, refused or sent elsewhere within 48 h. Suggested target: 90%.',
  },
  'repeat-users': {
    name: 'People who come back',
    definition:
      'Among people for whom a request was done in the last ninety days, the share who asked at least twice in twelve months. Reference points: 60% regulars in a neighbourhood kiosk from its first year, 40% asked of the test phase.',
  },
  satisfaction: {
    name: 'Satisfaction',
    definition:
      'Share of “satisfied” or “very satisfied” answers (3 or 4 of 4) among those given in ninety days. Suggested target: 80%.',
  },
  'direct-margin': {
    name: 'Services that cover their direct cost',
    definition:
      'Among services done at least once in ninety days, the share whose agreed prices cover the direct cost (provider’s part, supplies) noted in the catalogue on the day of the request.',
  },
}

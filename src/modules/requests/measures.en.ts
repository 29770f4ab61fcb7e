import type { Words } from '#kit/words.ts'
import type { measureWords as fr } from './measures.fr.ts'

export const measureWords: Words<typeof fr> = {
  received: {
    name: 'Requests received',
    definition:
      'All requests received in thirty days, whichever way they came, without the regular visits of contracts.',
    lacking: ['request', 'requests'],
    sampled: ['request', 'requests'],
  },
  done: {
    name: 'Requests done',
    definition: 'Requests whose work was finished in thirty days and that were not reopened since.',
    lacking: ['request done', 'requests done'],
    sampled: ['request', 'requests'],
  },
  'in-48h': {
    name: 'Requests handled in 48 h',
    definition:
      'Among requests received in thirty days and at least 48 h old, the share that was done, cancelled, refused or sent elsewhere within 48 h. Suggested target: 90%.',
    lacking: ['request handled in time', 'requests handled in time'],
    sampled: ['request', 'requests'],
  },
  'repeat-users': {
    name: 'People who come back',
    definition:
      'Among people for whom a request was done in the last ninety days, the share who asked at least twice in twelve months. Reference points: 60% regulars in a neighbourhood kiosk from its first year, 40% asked of the test phase.',
    lacking: ['person served who comes back', 'people served who come back'],
    sampled: ['person served', 'people served'],
  },
  satisfaction: {
    name: 'Satisfaction',
    definition:
      'Share of “satisfied” or “very satisfied” answers (3 or 4 of 4) among those given in ninety days. Suggested target: 80%.',
    lacking: ['satisfied answer', 'satisfied answers'],
    sampled: ['answer', 'answers'],
  },
  'direct-margin': {
    name: 'Services that cover their direct cost',
    definition:
      'Among services done at least once in ninety days, the share whose agreed prices cover the direct cost (provider’s part, supplies) noted in the catalogue on the day of the request.',
    lacking: ['service that covers its cost', 'services that cover their cost'],
    sampled: ['service', 'services'],
  },
  'average-price': {
    name: 'Average basket',
    definition: 'Agreed price, on average, of the requests done in ninety days.',
    sampled: ['request done', 'requests done'],
  },
  'margin-per-request': {
    name: 'Margin per request',
    definition:
      'What the price leaves after the direct cost, on average, for the requests done in ninety days. The team’s time and the structure are not in it.',
    sampled: ['request done', 'requests done'],
  },
  'days-to-done': {
    name: 'Days until done',
    definition:
      'Time, on average, between the arrival of a request and the end of the work, for those done in ninety days, without regular visits.',
    sampled: ['request done', 'requests done'],
  },
  'hours-per-request': {
    name: 'Hours per request',
    definition:
      'Time spent on site, on average, as it is noted in the field, for the requests done in ninety days whose time was noted.',
    sampled: ['request with its time', 'requests with their time'],
  },
}

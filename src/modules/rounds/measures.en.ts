import type { Words } from '#kit/words.ts'
import type { measureWords as fr } from './measures.fr.ts'

export const measureWords: Words<typeof fr> = {
  'margin-per-stop': {
    name: 'Margin per stop',
    definition:
      'What trips of the last 90 days brought, less their kilometres, paid time and handling, per stop.',
    sampled: ['trip', 'trips'],
  },
  'margin-per-km': {
    name: 'Margin per kilometre',
    definition: 'What trips of the last 90 days brought, less what they cost, per kilometre.',
    sampled: ['trip', 'trips'],
  },
  'cost-per-stop': {
    name: 'Cost per stop',
    definition:
      'Kilometres, paid time and handling of the trips of the last 90 days, per stop. Hours of volunteers do not count.',
    sampled: ['trip', 'trips'],
  },
  satisfaction: {
    name: 'Satisfaction with deliveries',
    definition:
      'Share of satisfied answers (3 or 4 out of 4) about requests served by trips of the last 90 days.',
    sampled: ['answer', 'answers'],
    lacking: ['more satisfied answer', 'more satisfied answers'],
  },
}

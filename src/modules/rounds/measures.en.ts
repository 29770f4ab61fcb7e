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
  'on-time': {
    name: 'Stops on time',
    definition:
      'Share of the stops of rounds ended in the last 90 days where one arrived before the end of the agreed hours. Stops without agreed hours do not count.',
    sampled: ['stop', 'stops'],
    lacking: ['more stop on time', 'more stops on time'],
  },
  'failed-stops': {
    name: 'Failed stops',
    definition:
      'Share of the stops of rounds ended in the last 90 days where nothing could be done: nobody there, address not found, refused.',
    sampled: ['stop', 'stops'],
    lacking: ['more failed stop', 'more failed stops'],
  },
  'margin-gap': {
    name: 'Margin gap of rounds',
    definition:
      'On average by round ended in the last 90 days: the actual margin less the margin planned before leaving.',
    sampled: ['round', 'rounds'],
  },
  'co2-saved': {
    name: 'CO₂ saved per stop',
    definition:
      'What a car would have given off going to each stop alone, less what the rounds of the last 90 days gave off, per stop. Orders of magnitude of ADEME, set under “Costs”.',
    sampled: ['round', 'rounds'],
  },
}

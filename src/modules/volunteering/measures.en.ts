import type { Words } from '#kit/words.ts'
import type { measureWords as fr } from './measures.fr.ts'

export const measureWords: Words<typeof fr> = {
  'volunteer-hours': {
    name: 'Volunteer hours',
    definition: 'Hours given by volunteers and noted, over thirty days. Corrections are taken in.',
  },
  'paid-hours': {
    name: 'Paid hours',
    definition: 'Paid hours of work noted, over thirty days. Corrections are taken in.',
  },
  'session-holders': {
    name: 'People who hold a session',
    definition: 'Members and volunteers who held at least one session in the last ninety days.',
  },
  'sessions-by-members': {
    name: 'Sessions held without an employee',
    definition:
      'Share of the sessions of the last ninety days held by members or volunteers alone. A session nobody is down for is not counted.',
  },
}

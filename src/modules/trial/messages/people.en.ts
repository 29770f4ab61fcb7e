import type { Words } from '#kit/words.ts'
import type { fr } from './people.fr.ts'

export const en: Words<typeof fr> = {
  title: 'Who commits',
  lede: 'From the user to whoever holds the session: who took a place, who might take one.',
  ladder: 'The ladder of commitment',
  ladderLede: 'Nobody has to climb. A step that stays empty deserves a question.',
  rungs: {
    user: 'Users',
    member: 'Members',
    volunteer: 'Volunteers',
    holder: 'Hold a session',
    ambassador: 'Ambassadors',
    committee: 'Sit on the committee',
  },
  rungHelp: {
    user: 'served in the last 90 days',
    member: 'paid up today',
    volunteer: 'recorded today',
    holder: 'at least once in 90 days, without being employed',
    ambassador: 'recorded today',
    committee: 'today',
  },
  columns: {
    rung: 'Step',
    now: 'Today',
    before: 'Before the stage',
    climbed: 'Since the stage began',
    who: 'Who',
    brought: 'People brought',
    members: 'Members among them',
    why: 'Why',
  },
  seeRows: 'See the rows',
  adhesion: 'Membership over time',
  members: 'Members',
  volunteers: 'Volunteers',
  ambassadors: 'Those who bring others',
  ambassadorsNone: 'Nobody yet',
  ambassadorsNoneText:
    'On a record, “Who sent them?” remembers who brings whom. You may also record an ambassador there.',
  named: 'Ambassador',
  next: 'To thank, to ask',
  nextLede: 'One person, one thing to say. Thank before you ask.',
  nextNone: 'Nobody to thank or to ask today',
  nextNoneText: 'The list fills with hours noted, sessions and records.',
  reasons: {
    'gave-hours': (n: number) => `Gave ${n} h in the last thirty days.`,
    'first-session': (_n: number) => 'Has just held their first session.',
    brought: (n: number) => `Brought ${n} people.`,
    'could-hold-session': (n: number) => `Gave time ${n} times in three months and never held a session.`,
    'could-volunteer': (n: number) =>
      n < 2
        ? 'Brought somebody: the place matters to them.'
        : `Brought ${n} people: the place matters to them.`,
  },
  gestures: { thank: 'Thank', ask: 'Ask' },
  asks: {
    'could-hold-session': 'Offer them to hold a session, with somebody to begin with.',
    'could-volunteer': 'Offer them to lend a hand.',
  },
  done: { thank: 'Done, thanked', ask: 'Done, asked' },
  words: 'What was said (optional)',
  said: 'Last words exchanged',
  saidOf: { thank: 'Thanked', ask: 'Asked' },
  noted: 'Noted. It will not come back for a month or two.',
  alone: 'Sessions held without an employee',
  alonePeriod: 'over 90 days',
  toSessions: 'See the sessions',
  part: {
    title: 'Who commits',
    lines: {
      members: (now: string, before: string) => `${now} members, against ${before} before the stage.`,
      alone: (share: string) => `${share} of the sessions of the last 90 days were held without an employee.`,
      noSession: 'No session noted in 90 days.',
      brought: (n: string) => `${n} people were brought by somebody.`,
    },
    caption: 'The ladder of commitment',
  },
}

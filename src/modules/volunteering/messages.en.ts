import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  kinds: { volunteer: 'Volunteer', paid: 'Paid' },
  activities: {
    counter: 'Counter',
    session: 'Session',
    round: 'Round',
    workshop: 'Workshop',
    event: 'Event',
    office: 'Office',
    other: 'Other',
  },
  holders: { member: 'Member', volunteer: 'Volunteer', employee: 'Employee' },
  errors: {
    who_needed: 'Say whose hours these are.',
    nothing_noted: 'Write at least one duration.',
    day_in_future: 'That day has not come yet: hours are noted once done.',
    too_long_ago: 'That day is too long ago: two years back at most.',
    too_far_ahead: 'That day is too far ahead: plan a year ahead at most.',
    day_full: 'With these hours, that person’s day would be longer than 24 h.',
    not_a_duration: 'Write a duration, such as 2 h 30 or 45 min.',
    duration_too_short: 'Too short: from 5 minutes on.',
    duration_too_long: 'Too long: a day has 24 h. Note two days.',
    not_a_time: 'Write a time, such as 9:30.',
    session_unknown: 'That session no longer exists. Choose another.',
    ends_before_start: 'It ends before it begins.',
    visits_in_future: 'That session has not taken place yet: count visits on the day.',
    too_many_holders: 'Six people at most hold a session.',
    holder_twice: 'The same person is down twice.',
  },
}

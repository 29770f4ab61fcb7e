import type { Words } from '#kit/words.ts'
import type { recurringFr } from './messages.recurring.fr.ts'

const and = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
const NTH: Record<string, string> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' }

/** Rules of what comes back, in words. */
export const recurringEn: Words<typeof recurringFr> = {
  rule: {
    unknown: 'special rule',
    days: {
      MO: 'Monday',
      TU: 'Tuesday',
      WE: 'Wednesday',
      TH: 'Thursday',
      FR: 'Friday',
      SA: 'Saturday',
      SU: 'Sunday',
    },
    week: (every, days) => (every === 1 ? `every ${and(days)}` : `every ${every} weeks, on ${and(days)}`),
    monthWeekday: (every, nth, day) =>
      `${every === 1 ? 'every month' : `every ${every} months`}, on the ${NTH[String(nth)]} ${day}`,
    monthDay: (every, monthDay) =>
      `${every === 1 ? 'every month' : `every ${every} months`}, on ${monthDay === -1 ? 'the last day' : `day ${monthDay}`}`,
    year: (every) => (every === 1 ? 'every year, on the same date' : `every ${every} years`),
    at: (minute) => `at ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
    lasting: (minutes) => {
      const hours = Math.floor(minutes / 60)
      const rest = minutes % 60
      return hours === 0
        ? `${rest} min`
        : `${hours} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`
    },
  },
  rhythms: {
    week: 'Every week, or every other week…',
    'month-weekday': 'Every month, on the first Tuesday, the last Friday…',
    'month-day': 'Every month, on a date',
    year: 'Every year, on the date of the first visit',
  },
  nths: { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' },
  holidays: {
    keep: 'We come all the same',
    skip: 'We do not come this time',
    next: 'We come the next working day',
  },
  form: {
    rhythm: 'When it comes back',
    every: 'One time out of how many',
    everyHelp: '1: each time. 2: every other time.',
    days: 'Which days of the week',
    nth: 'Which one of the month',
    weekday: 'Day',
    monthDay: 'Date of the month',
    monthDayHelp: '1 to 31. Write 0 for the last day of the month.',
    startsOn: 'From',
    endsOn: 'Until',
    endsHelp: 'Leave empty when it goes on.',
    time: 'Time',
    timeHelp: 'Leave empty when any time of the day will do.',
    minutes: 'Length of one visit',
    min: 'min',
    holidays: 'When it falls on a bank holiday',
    weekOnly: 'for a weekly rhythm',
    monthOnly: 'for a monthly rhythm',
  },
}

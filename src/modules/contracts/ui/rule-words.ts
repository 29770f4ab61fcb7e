import { useWords } from '#ui/language.tsx'
import { recurringEn as en } from '../messages.recurring.en.ts'
import { recurringFr as fr } from '../messages.recurring.fr.ts'
import { type Rhythmic, WEEKDAYS } from '../rules/recurrence.ts'

type Times = { readonly minute: number | null; readonly minutes: number }

/** A rule as people say it: « tous les mois, le 1er mardi, à 8 h, 45 min ». */
export function useRuleWords(): (words: Rhythmic | null, times?: Times) => string {
  const w = useWords({ fr, en }).rule
  return (words, times) => {
    if (!words) return w.unknown
    const rhythm = (() => {
      switch (words.rhythm) {
        case 'week':
          return w.week(
            words.every,
            WEEKDAYS.filter((day) => words.days.includes(day)).map((day) => w.days[day]),
          )
        case 'month-weekday':
          return w.monthWeekday(words.every, words.nth, w.days[words.day])
        case 'month-day':
          return w.monthDay(words.every, words.monthDay)
        case 'year':
          return w.year(words.every)
      }
    })()
    if (!times) return rhythm
    return [rhythm, times.minute === null ? null : w.at(times.minute), w.lasting(times.minutes)]
      .filter(Boolean)
      .join(', ')
  }
}

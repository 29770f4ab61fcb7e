import { type Day, dayIn } from '#kit/day.ts'
import type { Locale, Words } from '#kit/words.ts'
import { calendarEn } from '#modules/requests/messages.calendar.en.ts'
import { calendarFr } from '#modules/requests/messages.calendar.fr.ts'
import type { Span } from '#modules/requests/rules/slots.ts'
import type { Held } from '#modules/requests/use-cases/hold-slots.server.ts'
import { formatDay, formatHour } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'

type CalendarWords = Words<typeof calendarFr>

/** Minutes of a wall clock as people say them: `9 h 30`, `09:30`. */
export function hourOf(minute: number, locale: Locale): string {
  const [hour, rest] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')]
  if (locale === 'en') return `${String(hour).padStart(2, '0')}:${rest}`
  return rest === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${rest}`
}

/** The same where room is short: `9h30`. */
export function shortHour(minute: number, locale: Locale): string {
  if (locale === 'en') return hourOf(minute, locale)
  const rest = minute % 60
  return `${Math.floor(minute / 60)}h${rest ? String(rest).padStart(2, '0') : ''}`
}

/** `mar. 3 mars de 9 h à 10 h`. */
export function whenOf(
  t: CalendarWords,
  { startsAt, endsAt }: Span,
  zone: string,
  locale: Locale,
  today?: Day,
): string {
  const day = formatDay(dayIn(startsAt, zone), locale, today?.slice(0, 4))
  return t.when(day, formatHour(startsAt, zone, locale), formatHour(endsAt, zone, locale))
}

/** The words of the calendar, with what turns its facts into sentences. */
export function useCalendarWords() {
  const t = useWords({ fr: calendarFr, en: calendarEn })
  const { locale, zone, today } = useLanguage()
  const when = (span: Span) => whenOf(t, span, zone, locale, today)
  return {
    t,
    locale,
    zone,
    today,
    hour: (minute: number) => hourOf(minute, locale),
    short: (minute: number) => shortHour(minute, locale),
    day: (day: Day) => formatDay(day, locale, today?.slice(0, 4)),
    when,
    /** Who has the slot and why, as one sentence. */
    taken: (held: readonly Held[]) =>
      t.taken(
        held
          .slice(0, 3)
          .map((one) =>
            one.kind === 'visit'
              ? t.heldVisit(one.whoName, one.serviceName, one.forWhom, one.number, when(one))
              : t.heldAbsence(
                  one.whoName,
                  t.reasons[one.reason],
                  formatDay(dayIn(new Date(one.endsAt.getTime() - 1), zone), locale, today?.slice(0, 4)),
                ),
          ),
      ),
  }
}

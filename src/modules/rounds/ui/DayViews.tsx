import { addDays, type Day } from '#kit/day.ts'
import { Button } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { ChevronLeft, ChevronRight } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.pictures.en.ts'
import { fr } from '../messages.pictures.fr.ts'
import './day-views.css'

const VIEWS = { board: 'tournees', map: 'tournees/carte', hours: 'tournees/horaires' } as const
export type DayView = keyof typeof VIEWS

/** The ways of looking at a day of rounds, and how to go to another day with the same one. */
export function DayViews(props: { hub: string | undefined; day: Day; today: Day; current: DayView }) {
  const { hub, day, today, current } = props
  const t = useWords({ fr, en }).views
  const locale = useLocale()
  const here = `/${hub}/${VIEWS[current]}`
  const on = (other: Day) => `${here}?jour=${other}`
  return (
    <>
      <p className="ui-print-only rounds-day-paper">{formatDay(day, locale)}</p>
      <div className="rounds-day-bar ui-no-print">
        <div className="rounds-day-where">
          <a className="ui-button ui-button-quiet" href={on(addDays(day, -1))}>
            <ChevronLeft className="ui-icon" /> <span className="ui-hidden">{t.before}</span>
          </a>
          <h2 className="rounds-day">{formatDay(day, locale)}</h2>
          <a className="ui-button ui-button-quiet" href={on(addDays(day, 1))}>
            <ChevronRight className="ui-icon" /> <span className="ui-hidden">{t.after}</span>
          </a>
          {day !== today && (
            <a className="ui-button ui-button-quiet" href={on(today)}>
              {t.today}
            </a>
          )}
        </div>
        <form method="get" action={here} className="rounds-day-go">
          <Field type="date" name="jour" label={t.day} labelHidden value={day} width="short" />
          <Button>{t.go}</Button>
        </form>
      </div>
      <Tabs
        label={t.label}
        tabs={(Object.keys(VIEWS) as DayView[]).map((view) => ({
          label: t[view],
          href: `/${hub}/${VIEWS[view]}?jour=${day}`,
          current: view === current,
        }))}
      />
    </>
  )
}

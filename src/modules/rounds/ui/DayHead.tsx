import './day-head.css'
import { addDays, type Day } from '#kit/day.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { ChevronLeft, ChevronRight } from '#ui/icons.ts'
import { Tabs } from '#ui/Tabs.tsx'
import { useDayWords } from './day-words.ts'

/** Ways to look at one day of rounds. */
export type DayView = 'board' | 'map' | 'times'

const PATHS: Record<DayView, string> = {
  board: 'tournees',
  map: 'tournees/carte',
  times: 'tournees/horaires',
}

type Props = { hub: string | undefined; day: Day; view: DayView }

/** Which day, the one before and after, any other, and the ways to look at it: the same on each of them. */
export function DayHead({ hub, day, view }: Props) {
  const { t, today, day: said } = useDayWords()
  const at = (to: Day, path = PATHS[view]) => `/${hub}/${path}?jour=${to}`
  return (
    <div className="day-head ui-no-print">
      <div className="day-head-days">
        <ButtonLink href={at(addDays(day, -1))} icon={ChevronLeft}>
          <span className="ui-hidden">{t.day.before} : </span>
          {said(addDays(day, -1))}
        </ButtonLink>
        {today && day !== today && <ButtonLink href={at(today)}>{t.day.today}</ButtonLink>}
        <ButtonLink href={at(addDays(day, 1))}>
          <span className="ui-hidden">{t.day.after} : </span>
          {said(addDays(day, 1))} <ChevronRight className="ui-icon" />
        </ButtonLink>
        <form action={`/${hub}/${PATHS[view]}`} method="get" className="day-head-go">
          <Asking>
            <Field type="date" name="jour" label={t.day.field} labelHidden value={day} />
          </Asking>
          <Button>{t.day.go}</Button>
        </form>
      </div>
      <Tabs
        label={t.day.views}
        tabs={(['board', 'map', 'times'] as const).map((one) => ({
          ...{ label: t.day[one], href: at(day, PATHS[one]), current: one === view },
        }))}
      />
    </div>
  )
}

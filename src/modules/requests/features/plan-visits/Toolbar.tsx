import { addDays, type Day, monthOf } from '#kit/day.ts'
import { beside, VIEWS, weekNumber } from '#modules/requests/rules/calendar.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { Button } from '#ui/Button.tsx'
import { formatMonth } from '#ui/dates.ts'
import { ChevronLeft, ChevronRight } from '#ui/icons.ts'
import { type Asked, GROUPS, isGroup, queryOf } from './address.ts'
import type { CalendarPage } from './query.server.ts'

type Props = { asked: Asked; page: CalendarPage; today: Day }

/** Where one is in time, how to go elsewhere, and whose calendar it is. */
export function Toolbar({ asked, page, today }: Props) {
  const { t, locale, day } = useCalendarWords()
  const { view } = asked
  const first = page.days[0]!
  const title = {
    day: day(asked.day),
    week: `${day(first)} – ${day(addDays(first, 6))}`,
    month: formatMonth(monthOf(asked.day), locale),
  }[view]
  const { choices } = page
  const groups = [
    {
      group: t.groupOf.all,
      options: GROUPS.map((value) => ({ value: WORD_OF[value], label: t.groups[value] })),
    },
    ...(['team', 'volunteers', 'providers', 'vehicles'] as const)
      .map((key) => ({ group: t.groupOf[key], options: choices[key] }))
      .filter(({ options }) => options.length > 0),
  ]
  const own = isGroup(asked.who) ? WORD_OF[asked.who] : asked.who
  const line = page.rows.length === 1 ? page.rows[0]?.label : isGroup(asked.who) ? t.groups[asked.who] : ''
  return (
    <>
      <p className="ui-print-only cal-paper">
        {title} · {line}
      </p>
      <div className="cal-bar ui-no-print">
        <div className="cal-where">
          <a
            className="ui-button ui-button-quiet"
            href={queryOf(asked, { day: beside(view, asked.day, -1) })}
          >
            <ChevronLeft className="ui-icon" /> <span className="ui-hidden">{t.before[view]}</span>
          </a>
          <h2 className="cal-period" aria-live="off">
            {title}
            {view === 'week' && <span className="ui-soft ui-small"> {t.week(weekNumber(first))}</span>}
          </h2>
          <a className="ui-button ui-button-quiet" href={queryOf(asked, { day: beside(view, asked.day, 1) })}>
            <ChevronRight className="ui-icon" /> <span className="ui-hidden">{t.after[view]}</span>
          </a>
          {!page.days.includes(today) && (
            <a className="ui-button ui-button-quiet" href={queryOf(asked, { day: today })}>
              {t.today}
            </a>
          )}
        </div>
        <nav className="cal-views" aria-label={t.views.label}>
          {VIEWS.map((one) => (
            <a
              key={one}
              href={queryOf(asked, { view: one })}
              aria-current={one === view ? 'page' : undefined}
            >
              {t.views[one]}
            </a>
          ))}
        </nav>
        <form method="get" className="cal-ask">
          <input type="hidden" name="vue" value={VIEW_WORD[view]} />
          <label>
            <span>{t.goTo}</span>
            <input className="ui-input" type="date" name="le" defaultValue={asked.day} key={asked.day} />
          </label>
          <label>
            <span>{t.whose}</span>
            <select className="ui-input" name="qui" defaultValue={own} key={own}>
              {groups.map(({ group, options }) => (
                <optgroup key={group} label={group}>
                  {options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
          <Button>{t.show}</Button>
        </form>
      </div>
    </>
  )
}

const WORD_OF = { all: 'tous', team: 'equipe', providers: 'prestataires', vehicles: 'vehicules' } as const
const VIEW_WORD = { day: 'jour', week: 'semaine', month: 'mois' } as const

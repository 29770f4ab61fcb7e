import { type Day, monthOf, weekday } from '#kit/day.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { type Asked, queryOf } from './address.ts'
import { Chip } from './Chip.tsx'
import type { GridProps } from './TimeGrid.tsx'

const SHOWN = 4

/** The weeks of a month; each day shows its first visits and leads to all of them. */
export function MonthGrid({ page, visits, hrefOf, proposedId, openId, asked }: GridProps & { asked: Asked }) {
  const { t, day } = useCalendarWords()
  const { now } = page
  const weeks = Array.from({ length: page.days.length / 7 }, (_, i) => page.days.slice(i * 7, i * 7 + 7))
  const weekdayName = (one: Day) => day(one).split(/\s/)[0]
  const single = visits.every((visit) => visit.who === visits[0]?.who)
  return (
    <div className="cal-scroll">
      <table className="cal-month">
        <thead>
          <tr>
            {weeks[0]!.map((one) => (
              <th scope="col" key={one}>
                {weekdayName(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => {
                const own = visits.flatMap((visit) =>
                  visit.pieces.filter((piece) => piece.day === one).map((piece) => ({ visit, piece })),
                )
                own.sort((a, b) => a.piece.from - b.piece.from)
                const away = page.absences.filter((absence) =>
                  absence.pieces.some((piece) => piece.day === one),
                )
                return (
                  <td
                    key={one}
                    data-day={one}
                    data-other={monthOf(one) !== monthOf(asked.day) || undefined}
                    data-weekend={weekday(one) > 5 || undefined}
                    data-today={one === now.day || undefined}
                    data-empty={own.length + away.length === 0 || undefined}
                  >
                    <a className="cal-date" href={queryOf(asked, { view: 'day', day: one })}>
                      <span className="ui-hidden">{day(one)}</span>
                      <span aria-hidden="true">{Number(one.slice(8))}</span>
                    </a>
                    {away.length > 0 && (
                      <p className="cal-away">
                        {away
                          .map((absence) => `${absence.resourceName} : ${t.reasons[absence.reason]}`)
                          .join(', ')}
                      </p>
                    )}
                    {own.slice(0, SHOWN).map(({ visit, piece }) => (
                      <Chip
                        key={visit.id}
                        visit={visit}
                        piece={piece}
                        href={hrefOf(visit)}
                        movable={page.may.plan && !visit.over}
                        proposed={visit.id === proposedId}
                        open={visit.id === openId}
                        showWho={!single}
                      />
                    ))}
                    {own.length > SHOWN && (
                      <a className="cal-more" href={queryOf(asked, { view: 'day', day: one })}>
                        {t.more(own.length - SHOWN)} <span className="ui-hidden">{t.moreOn(day(one))}</span>
                      </a>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

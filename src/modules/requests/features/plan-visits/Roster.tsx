import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { Chip } from './Chip.tsx'
import { type GridProps, isOf } from './TimeGrid.tsx'

/** A line per person, provider or vehicle; a column per day: who does what this week. Cards on a phone. */
export function Roster({ page, visits, hrefOf, proposedId, openId }: GridProps) {
  const { t, day, hour } = useCalendarWords()
  const { now } = page
  return (
    <div className="cal-scroll">
      <table className="cal-roster">
        <thead>
          <tr>
            <th scope="col">{t.person}</th>
            {page.days.map((one) => (
              <th scope="col" key={one} data-today={one === now.day || undefined}>
                {day(one)}
                {one === now.day && <span className="ui-hidden"> ({t.today})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.value}>
              <th scope="row">{row.label}</th>
              {page.days.map((one) => {
                const own = visits.flatMap((visit) =>
                  visit.pieces
                    .filter((piece) => piece.day === one && isOf(visit, row.value))
                    .map((piece) => ({ visit, piece })),
                )
                own.sort((a, b) => a.piece.from - b.piece.from)
                const away = page.absences.flatMap((absence) =>
                  absence.resource === row.value
                    ? absence.pieces.filter((piece) => piece.day === one).map((piece) => ({ absence, piece }))
                    : [],
                )
                return (
                  <td
                    key={one}
                    data-day={one}
                    data-who={row.value}
                    data-today={one === now.day || undefined}
                    data-label={day(one)}
                    data-empty={own.length + away.length === 0 || undefined}
                  >
                    {away.map(({ absence, piece }) => (
                      <p className="cal-away" key={absence.id}>
                        {t.reasons[absence.reason]}
                        {piece.from > 0 || piece.to < 1440
                          ? ` ${t.fromTo(hour(piece.from), hour(piece.to))}`
                          : ''}
                      </p>
                    ))}
                    {own.map(({ visit, piece }) => (
                      <Chip
                        key={visit.id}
                        visit={visit}
                        piece={piece}
                        href={hrefOf(visit)}
                        movable={page.may.plan && !visit.over}
                        proposed={visit.id === proposedId}
                        open={visit.id === openId}
                        showWho={row.value.startsWith('vehicle:')}
                      />
                    ))}
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

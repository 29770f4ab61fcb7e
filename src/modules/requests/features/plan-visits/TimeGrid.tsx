import type { CSSProperties } from 'react'
import type { Day } from '#kit/day.ts'
import { sideBySide } from '#modules/requests/rules/calendar.ts'
import type { Resource } from '#modules/requests/rules/slots.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { Chip } from './Chip.tsx'
import type { CalendarPage, ShownVisit } from './query.server.ts'

export type Column = { key: string; label: string; day: Day; who: Resource | null; today: boolean }

export type GridProps = {
  page: CalendarPage
  visits: readonly ShownVisit[]
  hrefOf: (visit: ShownVisit) => string
  /** The visit that keys are moving: shown where it would go. */
  proposedId: string | null
  openId: string | null
}

const part = (minute: number, { from, to }: { from: number; to: number }): number =>
  ((Math.min(Math.max(minute, from), to) - from) / (to - from)) * 100

/** Hours downwards; a column per person of a day, or per day of one person's week. A list on a phone and on paper. */
export function TimeGrid(props: GridProps & { columns: readonly Column[] }) {
  const { page, visits, columns } = props
  const { t, hour } = useCalendarWords()
  const { hours, now } = page
  const rows = Array.from({ length: (hours.to - hours.from) / 60 }, (_, i) => hours.from + i * 60)
  return (
    <div className="cal-scroll">
      <div
        className="cal-grid"
        style={{ '--columns': columns.length, '--hours': rows.length } as CSSProperties}
        data-from={hours.from}
        data-to={hours.to}
      >
        <div className="cal-hours" aria-hidden="true">
          {rows.map((minute) => (
            <span key={minute}>{hour(minute)}</span>
          ))}
        </div>
        {columns.map((column) => {
          const own = visits.flatMap((visit) =>
            visit.pieces
              .filter((piece) => piece.day === column.day && isOf(visit, column.who))
              .map((piece) => ({ visit, piece })),
          )
          own.sort((a, b) => a.piece.from - b.piece.from || a.visit.id.localeCompare(b.visit.id))
          const places = sideBySide(own.map(({ piece }) => piece))
          const away = page.absences.flatMap((absence) =>
            column.who === null || absence.resource === column.who
              ? absence.pieces
                  .filter((piece) => piece.day === column.day)
                  .map((piece) => ({ absence, piece }))
              : [],
          )
          return (
            <section className="cal-column" key={column.key} aria-labelledby={`c-${column.key}`}>
              <h3 id={`c-${column.key}`} data-today={column.today || undefined}>
                {column.label}
                {column.today && <span className="ui-hidden"> ({t.today})</span>}
              </h3>
              <div
                className="cal-track"
                data-day={column.day}
                data-who={column.who ?? undefined}
                data-empty={own.length + away.length === 0 || undefined}
              >
                {away.map(({ absence, piece }) => (
                  <p
                    className="cal-away"
                    key={absence.id}
                    style={
                      {
                        '--top': `${part(piece.from, hours)}%`,
                        '--bottom': `${part(piece.to, hours)}%`,
                      } as CSSProperties
                    }
                  >
                    {t.reasons[absence.reason]}
                    {column.who === null && `, ${absence.resourceName}`}
                    {piece.from > 0 || piece.to < 1440
                      ? ` ${t.fromTo(hour(piece.from), hour(piece.to))}`
                      : ''}
                  </p>
                ))}
                <ol>
                  {own.map(({ visit, piece }, i) => {
                    const place = page.places.get(visit.id)
                    return (
                      <li key={`${visit.id}-${piece.day}`}>
                        <Chip
                          visit={visit}
                          piece={piece}
                          href={props.hrefOf(visit)}
                          movable={page.may.plan && !visit.over}
                          proposed={visit.id === props.proposedId}
                          open={visit.id === props.openId}
                          showWho={column.who === null || column.who.startsWith('vehicle:')}
                          address={place?.address}
                          phone={place?.phone}
                          style={
                            {
                              '--top': `${part(piece.from, hours)}%`,
                              '--bottom': `${part(piece.to, hours)}%`,
                              '--at': places[i]!.at,
                              '--of': places[i]!.of,
                            } as CSSProperties
                          }
                        />
                      </li>
                    )
                  })}
                </ol>
                {own.length + away.length === 0 && <p className="cal-none">{t.empty}</p>}
                {column.today && now.minute >= hours.from && now.minute <= hours.to && (
                  <span
                    className="cal-now"
                    style={{ '--top': `${part(now.minute, hours)}%` } as CSSProperties}
                  >
                    <span className="ui-hidden">{t.now}</span>
                  </span>
                )}
              </div>
            </section>
          )
        })}
      </div>
    </div>
  )
}

/** A visit stands in the column of who goes, or of the vehicle taken. */
export const isOf = (visit: ShownVisit, who: Resource | null): boolean =>
  who === null || visit.who === who || (visit.vehicleId !== null && who === `vehicle:${visit.vehicleId}`)

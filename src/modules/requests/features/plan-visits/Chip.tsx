import type { CSSProperties } from 'react'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { Check, Truck } from '#ui/icons.ts'
import type { DayPiece, ShownVisit } from './query.server.ts'

type Props = {
  visit: ShownVisit
  piece: DayPiece
  /** Where a click leads: the visit's own panel. */
  href: string
  /** Whose line it stands on: said again only where it is not. */
  showWho?: boolean
  movable: boolean
  proposed?: boolean
  open?: boolean
  style?: CSSProperties
  address?: string | null
  phone?: string | null
}

/** One visit: when, what, for whom. Everything its scripts need is written on it. */
export function Chip(props: Props) {
  const { visit, piece, showWho, movable, proposed } = props
  const { t, short } = useCalendarWords()
  const times = `${short(piece.from)} – ${short(piece.to)}`
  return (
    <div
      className="cal-visit"
      data-over={visit.over || undefined}
      data-state={visit.state}
      data-proposed={proposed || undefined}
      data-open={props.open || undefined}
      style={props.style}
    >
      <a
        href={props.href}
        className="cal-visit-link"
        data-visit={visit.id}
        data-movable={movable || undefined}
        draggable={movable ? undefined : false}
      >
        <span className="cal-visit-time">
          {visit.over && <Check className="ui-icon" />}
          {times}
          {visit.over && <span className="ui-hidden">, {t.done}</span>}
        </span>{' '}
        <span className="cal-visit-what">
          {visit.serviceName}
          {visit.quantity > 1 && ` ${t.times(visit.quantity)}`}
        </span>{' '}
        <span className="cal-visit-who">
          {visit.forWhom}
          {showWho && <span className="cal-visit-by"> {t.by(visit.whoName)}</span>}
        </span>
        {visit.vehicleName && (
          <span className="cal-visit-van">
            {' '}
            <Truck className="ui-icon" /> {visit.vehicleName}
          </span>
        )}
        {piece.goesOn.after && <span className="cal-visit-on"> {t.goesOn}</span>}
        {piece.goesOn.before && <span className="cal-visit-on"> {t.began}</span>}
      </a>
      {(props.address || props.phone || visit.note) && (
        <p className="cal-visit-sheet">
          {[visit.number, props.address, props.phone, visit.note].filter(Boolean).join(' · ')}
        </p>
      )}
      {movable && !piece.goesOn.after && (
        <span className="cal-visit-grip" data-grip={visit.id} aria-hidden="true" />
      )}
    </div>
  )
}

import { cents } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { DEED_REASONS, NOT_REACHED } from '#modules/rounds/rules/drive/deed.ts'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatClock, formatHour } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { MapPin, Phone, Undo2 } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { DoneForms, DoneTogether } from './DoneForms.tsx'
import type { DriveStop } from './query.server.ts'
import type { Drive } from './useDrive.ts'

type Props = {
  /** Those of one door: one card. */
  stops: readonly DriveStop[]
  drive: Drive
  mayAct: boolean
  /** The one thing to do now. */
  next?: boolean
  /** Its first line alone, until it is opened. */
  folded?: boolean
}

/** Where a phone's map opens: the point where it is known, else the address. */
const mapOf = ({ address, point }: DriveStop): string =>
  point
    ? `geo:${point.lat},${point.lon}?q=${point.lat},${point.lon}(${encodeURIComponent(address)})`
    : `geo:0,0?q=${encodeURIComponent(address)}`

/** A door of the round: when, who, where, how to get there; then what to do there, and what one may say of it. */
export function StopCard({ stops, drive, mayAct, next = false, folded = false }: Props) {
  const first = stops[0]!
  const id = `arret-${first.order}`
  const body = <Door stops={stops} drive={drive} mayAct={mayAct} next={next} />
  if (!folded)
    return (
      <article className={next ? 'drive-stop drive-next' : 'drive-stop'} id={id}>
        <Head stops={stops} large />
        {body}
      </article>
    )
  return (
    <details
      className="drive-stop"
      id={id}
      open={stops.some((stop) => isRefused(drive, stop)) ? true : undefined}
    >
      <summary>
        <Head stops={stops} />
      </summary>
      {body}
    </details>
  )
}

const isRefused = (drive: Drive, { serves }: DriveStop) =>
  ['done', 'failed'].some((kind) => drive.refusedOf(`${kind} ${serves}`) !== undefined)

/** Its place in the round, the hour, who and where: what one reads from the seat. */
function Head({ stops, large = false }: { stops: readonly DriveStop[]; large?: boolean }) {
  const t = useWords({ fr, en })
  const { zone, locale } = useLanguage()
  const first = stops[0]!
  const names = [...new Set(stops.map((stop) => stop.whom).filter(Boolean))].join(', ')
  const hours = first.agreedAt
    ? t.agreed(formatHour(first.agreedAt, zone, locale))
    : first.hours
        .map(({ from, to }) => t.between(formatClock(from, locale), formatClock(to, locale)))
        .join(', ')
  const Name = large ? 'h3' : 'strong'
  return (
    <div className="drive-head">
      <span className="drive-order" aria-hidden="true">
        {first.order}
      </span>
      <div>
        <Name>{names || first.what}</Name>
        <span className="drive-address">{first.address || t.noPlace}</span>
        {hours && <span className="ui-soft">{hours}</span>}
      </div>
      {first.at !== null && <span className="drive-at">{formatClock(first.at, locale)}</span>}
    </div>
  )
}

function Door({ stops, drive, mayAct, next }: Omit<Props, 'folded'>) {
  const t = useWords({ fr, en })
  const first = stops[0]!
  const phone = stops.find((stop) => stop.phone)?.phone
  const needs = [...new Set(stops.flatMap((stop) => stop.needs ?? []))]
  return (
    <div className="drive-door">
      <div className="drive-links">
        {first.address && (
          <ButtonLink icon={MapPin} href={mapOf(first)}>
            {t.go}
          </ButtonLink>
        )}
        {phone && (
          <ButtonLink icon={Phone} href={`tel:${phone}`}>
            {t.call}
          </ButtonLink>
        )}
      </div>
      {needs.map((one) => (
        <p key={one} className="drive-needs">
          <strong>{t.needs}</strong> {one}
        </p>
      ))}
      {mayAct && stops.length > 1 && <DoneTogether stops={stops} drive={drive} />}
      <ul className="drive-tasks">
        {stops.map((stop) => (
          <li key={stop.serves}>
            <Task stop={stop} />
            {mayAct && <DoneForms stop={stop} drive={drive} next={next === true && stops.length === 1} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is to be done at the door, and what is due there. */
function Task({ stop }: { stop: DriveStop }) {
  const t = useWords({ fr, en })
  const { locale } = useLanguage()
  const way = stop.part === 'whole' ? t.ways[stop.way] : stop.part === 'pickup' ? t.pickup : t.delivery
  const { kg, crates } = stop.load
  const load = [crates > 0 && t.crates(crates), kg > 0 && t.kg(kg)].filter(Boolean).join(', ')
  return (
    <div className="drive-task">
      <p>
        <strong>{way}</strong> {[stop.what, load].filter(Boolean).join(' · ')}
      </p>
      <p className="ui-soft ui-small">{stop.number}</p>
      {stop.held && <HeldGoods held={stop.held} />}
      {stop.note && <p>{stop.note}</p>}
      {stop.due > 0 && (
        <p>
          {t.due} <strong className="drive-due">{formatEuros(cents(stop.due), locale)}</strong>
        </p>
      )}
    </div>
  )
}

const TONES: Record<DriveStop['state'], Tone> = {
  ...{ todo: 'neutral', arrived: 'info', done: 'success', failed: 'warn', dropped: 'neutral' },
}

/** What is behind: one line, with what may still be said or taken back. */
export function OverStop({ stop, drive }: { stop: DriveStop; drive: Drive }) {
  const t = useWords({ fr, en })
  const { zone, locale } = useLanguage()
  const waiting = drive.waitingOf(stop.serves)
  const reason = DEED_REASONS.find((one) => one === stop.reason)
  const why = reason ? t.reasons[reason] : stop.reason === NOT_REACHED ? t.notReached : ''
  const still = stop.state === 'failed' && drive.round.mine && drive.round.state === 'out'
  return (
    <li>
      <div className="drive-over">
        <span>
          <strong>{stop.whom || stop.what}</strong> <span className="ui-soft">{stop.number}</span>
        </span>
        {stop.over ? (
          <Status tone="danger">{t.goneNeed}</Status>
        ) : (
          <Status tone={TONES[stop.state]}>
            {t.stops[stop.state]}
            {waiting && `, ${t.toSend}`}
          </Status>
        )}
      </div>
      <p className="ui-soft ui-small">
        {[stop.what, stop.doneAt && formatHour(stop.doneAt, zone, locale), why].filter(Boolean).join(' · ')}
      </p>
      {waiting && !drive.outbox.busy && (
        <Button type="button" icon={Undo2} onClick={() => void drive.outbox.dismiss(waiting)}>
          {t.takeBack}
        </Button>
      )}
      {still && !waiting && <DoneForms stop={stop} drive={drive} next={false} again />}
    </li>
  )
}

import type { CSSProperties } from 'react'
import type { Bar } from '#modules/rounds/rules/day/bars.ts'
import { hueOf } from '#modules/rounds/ui/marks.ts'
import { RoundWarnings } from '#modules/rounds/ui/RoundState.tsx'
import { Status } from '#ui/Status.tsx'
import { scrollable } from '#ui/scrollable.ts'
import type { DayPicture, ShownRound } from './query.server.ts'
import { RoundName } from './RoundCards.tsx'
import { usePictureWords } from './words.ts'

type Hours = DayPicture['hours']

/** Where a minute stands between the hours shown, as a share of the width in percent. */
const left = (minute: number, { from, to }: Hours): number =>
  Math.round(((minute - from) / (to - from)) * 10_000) / 100

/** How a day goes: a line per round, what it does along the hours, and until when each door expects it. */
export function HoursChart({ picture, base }: { picture: DayPicture; base: string }) {
  const { w, hour } = usePictureWords()
  const { rounds, hours, now } = picture
  const marks = Array.from({ length: (hours.to - hours.from) / 60 + 1 }, (_, i) => hours.from + 60 * i)
  return (
    <figure className="hours">
      <figcaption className="ui-hidden">{w.chart}</figcaption>
      <div className="hours-scroll" {...scrollable(w.chart)}>
        <div className="hours-body" style={{ '--hours': marks.length - 1 } as CSSProperties}>
          <div className="hours-axis" aria-hidden="true">
            {marks.map((minute) => (
              <span key={minute} style={{ left: `${left(minute, hours)}%` }}>
                {hour(minute).replace(/\s00$/, '')}
              </span>
            ))}
          </div>
          {rounds.map((round) => (
            <div className="hours-row" key={round.id}>
              <RoundHead round={round} base={base} />
              <div className={`hours-track rounds-hue-${hueOf(round.index)}`}>
                {round.bars.map((bar) => (
                  <BarMark key={`${bar.kind} ${bar.from}`} bar={bar} round={round} hours={hours} />
                ))}
                <Limits round={round} hours={hours} />
                {now !== null && now >= hours.from && now <= hours.to && (
                  <span className="hours-now" style={{ left: `${left(now, hours)}%` }} title={w.now} />
                )}
              </div>
            </div>
          ))}
        </div>
      </div>
      <HoursLegend />
    </figure>
  )
}

function RoundHead({ round, base }: { round: ShownRound; base: string }) {
  const { w, factsOf, lateOf } = usePictureWords()
  const late = round.stops.filter(({ lateBy, state }) => lateBy > 0 && state !== 'done' && state !== 'failed')
  return (
    <div className="hours-head">
      <RoundName round={round} base={base} />
      <span className="ui-soft ui-small">{factsOf(round)}</span>
      {late.slice(0, 3).map((stop) => (
        <Status key={stop.id} tone="danger">
          {stop.mark} · {lateOf(stop)}
        </Status>
      ))}
      {late.length > 3 && <Status tone="danger">{w.moreLate(late.length - 3)}</Status>}
      <RoundWarnings warnings={round.warnings} />
    </div>
  )
}

/** Percents of the width that a digit takes: a shorter bar has no number, the list below has. */
const READ = 1.5

function BarMark({ bar, round, hours }: { bar: Bar; round: ShownRound; hours: Hours }) {
  const { w, clock, between, titleOf } = usePictureWords()
  const at = left(bar.from / 60, hours)
  const width = Math.round((left(bar.to / 60, hours) - at) * 100) / 100
  const style = { left: `${at}%`, width: `${width}%` }
  const stop = bar.stop === null ? undefined : round.stops[bar.stop]
  const title = stop ? titleOf(stop) : `${w.bars[bar.kind]} · ${between(clock(bar.from), clock(bar.to))}`
  const state =
    stop && (stop.state === 'done' || stop.state === 'failed' ? stop.state : stop.lateBy > 0 ? 'late' : '')
  const className = `hours-bar hours-${bar.kind}${state ? ` hours-${state}` : ''}`
  return stop ? (
    <a {...{ className, style, title }} href={`#${stop.id}`} tabIndex={-1}>
      {width >= READ * String(bar.stop! + 1).length && <span aria-hidden="true">{bar.stop! + 1}</span>}
      <span className="ui-hidden">{title}</span>
    </a>
  ) : (
    <span {...{ className, style, title }} />
  )
}

/** Until when each door expects somebody, and when stops were really over. */
function Limits({ round, hours }: { round: ShownRound; hours: Hours }) {
  const { w, hour, hoursOf } = usePictureWords()
  const inside = (minute: number) => minute >= hours.from && minute <= hours.to
  return round.stops.map((stop) => {
    const limit = stop.hours.find(({ to }) => to * 60 >= (stop.begin ?? 0)) ?? stop.hours.at(-1)
    return (
      <span key={stop.id}>
        {limit && inside(limit.to) && (
          <span
            className={`hours-limit${stop.lateBy > 0 ? ' hours-limit-late' : ''}`}
            style={{ left: `${left(limit.to, hours)}%` }}
            title={`${stop.mark} : ${hoursOf(stop)}`}
          />
        )}
        {stop.done !== null && inside(stop.done) && (
          <span
            className="hours-real"
            style={{ left: `${left(stop.done, hours)}%` }}
            title={w.really(stop.mark, hour(stop.done))}
          />
        )}
      </span>
    )
  })
}

function HoursLegend() {
  const { w } = usePictureWords()
  return (
    <ul className="hours-legend ui-small">
      {(['drive', 'wait', 'work', 'break', 'reload'] as const).map((kind) => (
        <li key={kind}>
          <span className={`hours-bar hours-${kind}`} aria-hidden="true" /> {w.bars[kind]}
        </li>
      ))}
      <li>
        <span className="hours-limit" aria-hidden="true" /> {w.limit}
      </li>
      <li>
        <span className="hours-real" aria-hidden="true" /> {w.real}
      </li>
    </ul>
  )
}

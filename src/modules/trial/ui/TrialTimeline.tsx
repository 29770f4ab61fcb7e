import type { ReactNode } from 'react'
import { ChartFigure } from '#ui/charts/ChartFigure.tsx'
import { strideOf } from '#ui/charts/scale.ts'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { stagesEn as en } from '../messages/stages.en.ts'
import { stagesFr as fr } from '../messages/stages.fr.ts'
import { barOf, type Frame, frameOf, placeOf } from '../rules/timeline.ts'
import type { TrialCalendar } from '../stages/calendar.server.ts'
import { type Row, rowsOf } from './timeline-rows.ts'
import './timeline.css'

/** Pixels: a line of words, then its bar. */
const ROW = 46
const HEAD = 26
const BAR = 14

/** Stages, funders' money and legal steps under one axis of months; its table tells every day in order. */
export function TrialTimeline({ calendar }: { calendar: TrialCalendar }) {
  const t = useWords({ fr, en }).calendar
  const locale = useLocale()
  const groups = rowsOf(calendar, t.events)
  const { today } = calendar
  const events = groups.flatMap(({ rows }) => rows.flatMap(({ events }) => events))
  const frame = frameOf(
    events.map(({ on }) => on),
    today,
  )
  const told = [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return (
    <ChartFigure
      title={t.figure}
      summary={t.summary}
      className="trial-timeline"
      legend={<TimelineLegend />}
      table={{
        head: [t.table.day, t.table.what, t.table.who, t.table.amount],
        rows: told.map((event, i) => ({
          key: `${event.on} ${i}`,
          cells: [
            formatDay(event.on, locale),
            event.what,
            event.who,
            event.amount === undefined ? '' : formatEuros(event.amount, locale, { round: true }),
          ],
        })),
      }}
    >
      <div className="trial-time" role="img" aria-label={t.summary}>
        {groups.map(({ key, rows }) => (
          <Group
            key={key}
            title={t.groups[key]}
            rows={rows.filter((row) => isSeen(row, frame))}
            frame={frame}
            today={today}
          />
        ))}
      </div>
    </ChartFigure>
  )
}

/** Something of it is inside the frame; what is not stands in the table. */
const isSeen = ({ bar, marks }: Row, frame: Frame): boolean =>
  (bar !== null && barOf(bar.startsOn, bar.endsOn, frame) !== null) ||
  marks.some(({ on }) => placeOf(on, frame) !== null)

type GroupProps = { title: string; rows: readonly Row[]; frame: Frame; today: TrialCalendar['today'] }

function Group({ title, rows, frame, today }: GroupProps) {
  const t = useWords({ fr, en }).calendar
  const locale = useLocale()
  if (rows.length === 0) return null
  const height = HEAD + rows.length * ROW
  const stride = strideOf(frame.months.length, 6)
  const now = placeOf(today, frame)
  return (
    <svg width="100%" height={height} className="trial-time-group" aria-hidden="true">
      {frame.months.map((month, i) =>
        i % stride === 0 ? (
          <g key={month}>
            <line
              x1={`${placeOf(`${month}-01` as typeof today, frame)}%`}
              x2={`${placeOf(`${month}-01` as typeof today, frame)}%`}
              y1={HEAD - 4}
              y2={height}
              className="trial-time-rule"
            />
          </g>
        ) : null,
      )}
      <text x="0" y="14" className="trial-time-title">
        {title}
      </text>
      {frame.months.map((month, i) =>
        i % stride === 0 && i > 0 ? (
          <text
            key={month}
            x={`${placeOf(`${month}-01` as typeof today, frame)}%`}
            y="14"
            dx="3"
            className={`trial-time-month${i % (stride * 2) === 0 ? '' : ' trial-time-odd'}`}
          >
            {formatMonth(month, locale, true)}
          </text>
        ) : null,
      )}
      {now !== null && (
        <line x1={`${now}%`} x2={`${now}%`} y1={HEAD - 8} y2={height} className="trial-time-now">
          <title>{t.todayMark}</title>
        </line>
      )}
      {rows.map((row, i) => (
        <Line key={row.key} row={row} frame={frame} y={HEAD + i * ROW} />
      ))}
    </svg>
  )
}

function Line({ row, frame, y }: { row: Row; frame: Frame; y: number }) {
  const bar = row.bar && barOf(row.bar.startsOn, row.bar.endsOn, frame)
  const at = y + 22
  return (
    <g>
      <text x="0" y={y + 15} className="trial-time-label">
        {row.label}
        {row.more && <tspan className="trial-time-more">{row.more}</tspan>}
      </text>
      {bar && (
        <rect
          x={`${bar.x}%`}
          width={`${bar.width}%`}
          y={at}
          height={BAR}
          rx="4"
          className={`trial-bar trial-bar-${row.bar?.look}`}
        />
      )}
      {row.marks.map((mark) => {
        const x = placeOf(mark.on, frame)
        if (x === null) return null
        return (
          <svg
            key={`${mark.kind} ${mark.on}`}
            x={`${x}%`}
            y={at + BAR / 2}
            className="trial-mark-place"
            aria-hidden="true"
          >
            <MarkShape kind={mark.kind} />
          </svg>
        )
      })}
    </g>
  )
}

/** Told apart by their shape, never by their colour alone. */
function MarkShape({ kind }: { kind: Row['marks'][number]['kind'] }) {
  const look = `trial-mark trial-mark-${kind}`
  if (kind === 'received' || kind === 'awaited') return <circle r="6" className={look} />
  if (kind === 'call') return <path d="M0 -8 L8 0 L0 8 L-8 0 Z" className={look} />
  if (kind === 'report') return <rect x="-6" y="-6" width="12" height="12" className={look} />
  if (kind === 'gate') return <path d="M0 -12 V10 M0 -12 L11 -7 L0 -2" className={look} />
  return <path d="M0 -8 L8 6 L-8 6 Z" className={look} />
}

const MARKS = ['gate', 'received', 'awaited', 'call', 'report', 'step', 'done'] as const

function TimelineLegend() {
  const t = useWords({ fr, en }).calendar.legend
  const entry = (key: string, word: string, shape: ReactNode) => (
    <li key={key}>
      <svg width="26" height="22" aria-hidden="true">
        {shape}
      </svg>
      {word}
    </li>
  )
  return (
    <ul className="ui-legend trial-time-legend">
      {(['stage', 'granted', 'hoped'] as const).map((look) =>
        entry(
          look,
          t[look],
          <rect x="1" y="5" width="24" height="12" rx="4" className={`trial-bar trial-bar-${look}`} />,
        ),
      )}
      {MARKS.map((kind) =>
        entry(
          kind,
          t[kind],
          <svg x="13" y="12" className="trial-mark-place" aria-hidden="true">
            <MarkShape kind={kind} />
          </svg>,
        ),
      )}
    </ul>
  )
}

import './line.css'
import type { ComponentProps, ReactNode } from 'react'
import { formatHour } from '#ui/dates.ts'
import { Check, CircleX, Hourglass, Lock, Minus } from '#ui/icons.ts'
import { useLanguage } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { Between } from '../rules/clock/times.ts'
import type { PlannedStop } from '../rules/day/day-plan.ts'
import { useDayWords } from './day-words.ts'
import { HeldGoods } from './HeldGoods.tsx'
import { StopWarnings } from './RoundState.tsx'

type Props = Omit<ComponentProps<'li'>, 'children'> & {
  stop: PlannedStop
  /** Its name takes the focus, for keys to move it. */
  focusable?: boolean
  /** More facts of it, under its address. */
  facts?: ReactNode
  children?: ReactNode
}

const STATES = {
  ...{ todo: {}, arrived: {} },
  done: { tone: 'success', icon: Check },
  failed: { tone: 'warn', icon: CircleX },
  dropped: { tone: 'neutral', icon: Minus },
} as const

/** It is behind: done, failed or taken out. */
export const isBehind = ({ state }: Pick<PlannedStop, 'state'>): boolean =>
  state === 'done' || state === 'failed' || state === 'dropped'

/** What a stop is called: what is carried says which end this is. */
export function useStopName(): (stop: PlannedStop) => string {
  const { t } = useDayWords()
  return ({ what, part }) => (part === 'whole' ? what : `${what} (${t.parts[part]})`)
}

/** One stop on the line of its round: when, what, for whom, where, and what is wrong with it. */
export function StopOnLine({ stop, focusable, facts, children, ...rest }: Props) {
  const { t, clock, hour } = useDayWords()
  const { zone, locale } = useLanguage()
  const nameOf = useStopName()
  const behind = isBehind(stop)
  return (
    <li className="day-stop" data-behind={behind || undefined} {...rest}>
      <p className="day-stop-time">{stop.begin !== null && <time>{clock(stop.begin)}</time>}</p>
      <div className="day-stop-body">
        <p className="day-stop-what">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the stop that has the focus */}
          <strong tabIndex={focusable ? 0 : undefined} title={focusable ? t.stop.keys : undefined}>
            {nameOf(stop)}
          </strong>
          {stop.locked && !behind && (
            <span title={t.stop.locked}>
              <Lock className="ui-icon" />
              <span className="ui-hidden">{t.stop.locked}</span>
            </span>
          )}
        </p>
        {stop.whom && <p>{stop.whom}</p>}
        <p className="day-stop-where">{stop.address || t.waiting.noAddress}</p>
        {stop.hours.length > 0 && !behind && (
          <p className="day-stop-where">
            {stop.hours.map(({ from, to }) => t.stop.between(hour(from), hour(to))).join(', ')}
          </p>
        )}
        {stop.held && !behind && (
          <p className="round-warnings">
            <HeldGoods held={stop.held} />
          </p>
        )}
        {behind && (
          <p className="round-warnings">
            <Status {...STATES[stop.state]}>
              {stop.doneAt
                ? t.show.doneAt(t.stopStates[stop.state], formatHour(stop.doneAt, zone, locale))
                : t.stopStates[stop.state]}
            </Status>
          </p>
        )}
        {facts}
        {!behind && <StopWarnings stop={stop} />}
        {children}
      </div>
    </li>
  )
}

/** Breaks, and loading again at the hub, before a stop of the line (the number of stops: before coming back). */
export function BetweenStops({ between, before }: { between: readonly Between[]; before: number }) {
  const { t, clock, long } = useDayWords()
  return between
    .filter((one) => one.before === before)
    .map((one) => (
      <li key={`${one.kind}-${one.from}`} className="day-between">
        <p className="day-stop-time">
          <time>{clock(one.from)}</time>
        </p>
        <p className="day-stop-body">
          <Hourglass className="ui-icon" />{' '}
          {one.kind === 'break'
            ? t.round.pause(long(one.to - one.from))
            : t.round.reload(long(one.to - one.from))}
        </p>
      </li>
    ))
}

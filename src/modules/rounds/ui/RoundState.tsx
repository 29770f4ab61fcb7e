import { Check, CircleX, Pencil, Send, Truck } from '#ui/icons.ts'
import { Status } from '#ui/Status.tsx'
import type { RoundWarning, StopWarning } from '../rules/clock/times.ts'
import type { RoundState as State } from '../rules/life.ts'
import { useDayWords } from './day-words.ts'

const LOOKS = {
  draft: { tone: 'neutral', icon: Pencil },
  ready: { tone: 'info', icon: Send },
  out: { tone: 'warn', icon: Truck },
  ended: { tone: 'success', icon: Check },
  cancelled: { tone: 'neutral', icon: CircleX },
} as const

/** Where a round is in its life. */
export function RoundState({ state }: { state: State }) {
  const { t } = useDayWords()
  return <Status {...LOOKS[state]}>{t.states[state]}</Status>
}

type Stop = { readonly warnings: readonly StopWarning[]; readonly lateBy: number; readonly over: boolean }

/** What is wrong with a stop where it stands, each with its icon and its words. */
export function StopWarnings({ stop }: { stop: Stop }) {
  const { t, long } = useDayWords()
  if (stop.warnings.length === 0 && !stop.over) return null
  return (
    <p className="round-warnings">
      {stop.over && <Status tone="danger">{t.stop.over}</Status>}
      {stop.warnings.map((warning) => (
        <Status key={warning} tone={warning === 'unplaced' ? 'warn' : 'danger'}>
          {warning === 'late' ? t.warnings.late(long(Math.max(stop.lateBy, 60))) : t.warnings[warning]}
        </Status>
      ))}
    </p>
  )
}

/** What is wrong with a whole round. */
export function RoundWarnings({ warnings }: { warnings: readonly RoundWarning[] }) {
  const { t } = useDayWords()
  if (warnings.length === 0) return null
  return (
    <p className="round-warnings">
      {warnings.map((warning) => (
        <Status key={warning} tone="warn">
          {t.roundWarnings[warning]}
        </Status>
      ))}
    </p>
  )
}

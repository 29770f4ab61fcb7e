import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock3,
  Hourglass,
  OctagonAlert,
  TriangleAlert,
} from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages/actions.en.ts'
import { fr } from '../messages/actions.fr.ts'
import { type ActionState, bandOf, type RiskBand, type RiskState } from '../rules/priorities.ts'

const ACTION_LOOKS = {
  todo: { tone: 'neutral', icon: CircleDashed },
  doing: { tone: 'info', icon: Hourglass },
  done: { tone: 'success', icon: CircleCheck },
  dropped: { tone: 'neutral', icon: CircleX },
} as const

/** Where an action is; what is late says so. */
export function ActionMark({ state, late }: { state: ActionState; late: boolean }) {
  const t = useWords({ fr, en })
  return (
    <>
      <Status {...ACTION_LOOKS[state]}>{t.actionStates[state]}</Status>
      {late && (
        <>
          {' '}
          <Status tone="danger" icon={Clock3}>
            {t.late}
          </Status>
        </>
      )}
    </>
  )
}

const RISK_TONES: Record<RiskState, Tone> = {
  watched: 'neutral',
  reduced: 'info',
  happened: 'danger',
  closed: 'success',
}

/** Where a risk is; what should be looked at again says so. */
export function RiskMark({ state, due }: { state: RiskState; due: boolean }) {
  const t = useWords({ fr, en })
  return (
    <>
      <Status tone={RISK_TONES[state]}>{t.riskStates[state]}</Status>
      {due && (
        <>
          {' '}
          <Status tone="warn" icon={Clock3}>
            {t.toReview}
          </Status>
        </>
      )}
    </>
  )
}

const BAND_LOOKS = {
  low: { tone: 'success', icon: CircleCheck },
  moderate: { tone: 'neutral', icon: CircleDashed },
  high: { tone: 'warn', icon: TriangleAlert },
  extreme: { tone: 'danger', icon: OctagonAlert },
} as const satisfies Record<RiskBand, { tone: Tone; icon: typeof CircleCheck }>

/** How serious, in a word, with the figure out of 25. */
export function LevelMark({ level }: { level: number }) {
  const t = useWords({ fr, en })
  const band = bandOf(level)
  return (
    <Status {...BAND_LOOKS[band]}>
      {t.bands[band]} <span className="ui-soft">{t.register.level(level)}</span>
    </Status>
  )
}

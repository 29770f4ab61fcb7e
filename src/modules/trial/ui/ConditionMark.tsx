import type { Day } from '#kit/day.ts'
import { daysBetween } from '#kit/day.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { gateEn } from '../messages/gate.en.ts'
import { gateFr } from '../messages/gate.fr.ts'
import { type ConditionState, isLate } from '../rules/conditions.ts'
import { CONDITION_TONES } from './gate-tones.ts'

type Props = { condition: { state: ConditionState; dueOn: Day }; today: Day }

/** Where a condition stands; one that is late says by how much. */
export function ConditionMark({ condition, today }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const { state, dueOn } = condition
  if (isLate(condition, today))
    return <Status tone="warn">{g.follow.lateBy(daysBetween(dueOn, today))}</Status>
  return <Status tone={CONDITION_TONES[state]}>{g.conditionStates[state]}</Status>
}

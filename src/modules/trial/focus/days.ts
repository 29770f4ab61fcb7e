import { addDays, type Day } from '#kit/day.ts'
import { currentOf, type Period } from '../rules/stages.ts'

/** Without a stage there is still something to look at: the last days. */
export const DAYS_WITHOUT_STAGE = 90

/** The days that cells are judged on: those of the stage we are in as far as they are lived, or else the last ninety. */
export function focusDays<S extends Period & { closed: boolean }>(
  stages: readonly S[],
  today: Day,
): { stage: S | undefined; from: Day; to: Day } {
  const stage = currentOf(stages)
  if (!stage || stage.startsOn > today)
    return { stage, from: addDays(today, 1 - DAYS_WITHOUT_STAGE), to: today }
  return { stage, from: stage.startsOn, to: stage.endsOn < today ? stage.endsOn : today }
}

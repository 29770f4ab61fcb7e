import type { Day } from '#kit/day.ts'

export type Period = { readonly startsOn: Day; readonly endsOn: Day }

const STAGE_STATES = ['to-come', 'running', 'to-decide', 'closed'] as const
export type StageState = (typeof STAGE_STATES)[number]

/** Where a stage is: once its days are over it waits for a decision, whatever the date. */
export const stageState = (stage: Period & { closed: boolean }, today: Day): StageState =>
  stage.closed
    ? 'closed'
    : today < stage.startsOn
      ? 'to-come'
      : today > stage.endsOn
        ? 'to-decide'
        : 'running'

/** The stage we are in: the first, in the order of days, that no decision has closed. */
export const currentOf = <S extends Period & { closed: boolean }>(stages: readonly S[]): S | undefined =>
  [...stages].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).find((stage) => !stage.closed)

/** True when two periods share a day. */
export const overlap = (a: Period, b: Period): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

import type { Day } from '#kit/day.ts'

/** Something the trial asks for now: the overview, the review sheet and the home page gather them from every side. */
export type TrialDue = {
  kind:
    | 'stage'
    | 'review'
    | 'test'
    | 'signal'
    | 'action'
    | 'risk'
    | 'condition'
    | 'opinion'
    | 'criterion'
    | 'money'
  /** One plain sentence in the reader's language. */
  text: string
  /** Under the hub's address. */
  path: string
  /** When it is or was due; null when it is due as long as it stands. */
  day: Day | null
  tone: 'info' | 'warn' | 'danger'
}

import type { Locale } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { actionsDue } from './actions/part.server.ts'
import { criteriaDue } from './criteria/due.server.ts'
import type { TrialDue } from './due.ts'
import { focusDue } from './focus/part.server.ts'
import { gateDue } from './gate/due.server.ts'
import { learningDue } from './learning/due.server.ts'
import { reviewDue } from './review/due.server.ts'
import { signalsDue } from './signals/brief.server.ts'
import { stagesDue } from './stages/due.server.ts'

/** What one side of the trial asks for now, in the reader's language. */
export type DueOf = (ctx: Ctx, locale: Locale) => Promise<TrialDue[]>

/** The sides that may ask for something. One line for each. */
const DUES: readonly DueOf[] = [
  actionsDue,
  criteriaDue,
  focusDue,
  learningDue,
  signalsDue,
  reviewDue,
  gateDue,
  stagesDue,
]

const TONES = { danger: 0, warn: 1, info: 2 } as const

/** Everything the trial asks for now: what is grave first, then what was due longest ago; without a day last. */
export async function trialDues(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  const all: TrialDue[] = []
  for (const due of DUES) all.push(...(await due(ctx, locale)))
  const rank = ({ tone, day }: TrialDue) => `${TONES[tone]} ${day ?? '9999'}`
  return all.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

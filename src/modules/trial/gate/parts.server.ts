import type { Day } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { actionsPart } from '../actions/part.server.ts'
import { focusPart } from '../focus/part.server.ts'
import { learningPart } from '../learning/part.server.ts'
import { logisticsPart } from '../logistics/part.server.ts'
import { peoplePart } from '../people/part.server.ts'
import type { DossierPart } from '../rules/part.ts'
import { signalsPart } from '../signals/brief.server.ts'
import { nextPart, stagesPart } from '../stages/parts.server.ts'
import type { Stage } from '../store.server.ts'
import { planPart } from './plan-part.server.ts'

/** What one side of the trial says of a stage on a day: read now, frozen by whoever asks. */
export type PartOf = (ctx: Ctx, stage: Stage, day: Day) => Promise<DossierPart>

/** The sides whose words a gate freezes, in the order in which its dossier prints them. One line for each. */
const PARTS: readonly PartOf[] = [
  stagesPart,
  planPart,
  focusPart,
  learningPart,
  logisticsPart,
  signalsPart,
  peoplePart,
  actionsPart,
  nextPart,
]

/** Every side's part of the dossier of a stage, one after the other. */
export async function partsOf(ctx: Ctx, stage: Stage, day: Day): Promise<DossierPart[]> {
  const parts: DossierPart[] = []
  for (const part of PARTS) parts.push(await part(ctx, stage, day))
  return parts
}

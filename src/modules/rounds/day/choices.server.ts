import { choicesFor, type WhoKey } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { fleetOf } from '../fleet/fleet.server.ts'
import { schemesToChoose } from '../trips/schemes.server.ts'
import type { RoundWho } from './round.server.ts'

/** Who may drive a round, with what, and under which scheme: what its form and that of a model offer. */
export async function roundChoices(ctx: Ctx, db: Db) {
  const { team, volunteers, providers } = await choicesFor(ctx, db)
  const vehicles = (await fleetOf(ctx)).map(({ id, name }) => ({ value: id as string, label: name }))
  const schemes = (await schemesToChoose(ctx)).map(({ id, name }) => ({ value: id as string, label: name }))
  return { team, volunteers, providers, vehicles, schemes }
}
type Choice = { value: string; label: string }
/** What the forms draw; a page may add what a round has and nobody may choose any more. */
export type RoundChoices = Record<keyof Awaited<ReturnType<typeof roundChoices>>, readonly Choice[]>

/** Somebody chosen, with the name they are offered by: an account's is read here, since accounts belong to no hub. */
export async function whoChosen(ctx: Ctx, db: Db, key: WhoKey | undefined): Promise<RoundWho | null> {
  if (!key) return null
  if (!key.startsWith('user:')) return { key, name: '' }
  const { team } = await choicesFor(ctx, db)
  return { key, name: team.find(({ value }) => value === key)?.label ?? '' }
}

import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Rhythm, termsOn } from './rules/schedule.ts'
import { pausesOfAll, subscriptionsOf, termsOfAll } from './store.server.ts'

export type OwnSubscription = {
  readonly id: Id<'Subscription'>
  readonly number: string
  readonly planName: string
  readonly price: Cents
  readonly every: Rhythm
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly termEndsOn: Day | null
  readonly paused: boolean
}

/** Running subscriptions of these people (one person, under every id of theirs), with what each costs now. */
export const ownSubscriptions = (ctx: Ctx, personIds: readonly Id<'Person'>[]): Promise<OwnSubscription[]> =>
  ctx.read(async (tx) => {
    const today = ctx.today()
    const rows = (await subscriptionsOf(tx, ctx.hub.id, { personIds })).filter(
      (row) => row.state === 'active',
    )
    const ids = rows.map((row) => row.id)
    const terms = await termsOfAll(tx, ctx.hub.id, ids)
    const pauses = await pausesOfAll(tx, ctx.hub.id, ids)
    return rows.map((row) => {
      const { price, every } = termsOn(terms.get(row.id)!, today)
      const paused = (pauses.get(row.id) ?? []).some(
        (one) => one.fromDay <= today && (one.toDay === null || one.toDay >= today),
      )
      const { id, number, planName, startsOn, endsOn, termEndsOn } = row
      return { id, number, planName, price, every, startsOn, endsOn, termEndsOn, paused }
    })
  })

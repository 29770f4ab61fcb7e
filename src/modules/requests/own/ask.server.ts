import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getPerson, reachOfActor } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { linkHash, linkSecret } from '#platform/session/link.server.ts'
import { mayAskForOneself } from '../permits.ts'
import { type RateCode, rateOnce } from '../use-cases/rate-request.server.ts'
import { type TakeCode, takeOnce } from '../use-cases/take-request.server.ts'
import { publicServices } from '../web/ask.server.ts'
import { insertWebRequest } from '../web/store.server.ts'
import { ownRequest } from './read.server.ts'

export type OwnAsk = {
  /** For whom; oneself when absent. */
  forId?: Id<'Person'>
  /** Without a service, words alone wait for the desk to read them. */
  serviceId?: Id<'Service'>
  quantity: number
  details?: string
  wantedOn?: Day
  idempotencyKey?: string
}
export type OwnAskCode = TakeCode | 'what_needed' | 'no_record'
/** The number of the request, or null for words that wait to be read. */
export type Asked = { number: string | null }

/**
 * Somebody asks from their own space, for themselves or within a proxy that holds today. With a service it is a
 * request at once, at their price; words alone wait in the desk's inbox with their record known.
 */
export async function askOneself(ctx: Ctx, input: OwnAsk): Promise<Result<Asked, OwnAskCode>> {
  if (!mayAskForOneself(ctx.actor)) return refuse('not_permitted')
  const reach = await reachOfActor(ctx)
  if (!reach) return refuse('no_record')
  const { forId = reach.me.id, serviceId, details, wantedOn, quantity, idempotencyKey } = input
  const other = forId !== reach.me.id
  const may = !other || reach.actsFor.some(({ id, powers }) => id === forId && powers.includes('ask'))
  if (!may) return refuse('asker_unknown', 'forId')
  const served = await getPerson(ctx, forId)
  if (!served) return refuse('person_unknown')
  if (served.leftAt) return refuse('person_left')
  if (!serviceId && !details) return refuse('what_needed', 'details')
  const askerPersonId = other ? reach.me.id : undefined
  if (!serviceId)
    return await wish(ctx, served, { askerPersonId, details: details ?? '', wantedOn }, idempotencyKey)
  // Only what is offered to them: a service for organisations is not asked for by writing its id.
  const offered = await publicServices(ctx, served.segment)
  if (!offered.some(({ id }) => id === serviceId)) return refuse('service_unknown', 'serviceId')
  const asked = { personId: forId, askerPersonId, serviceId, quantity, details, wantedOn, idempotencyKey }
  const taken = await takeOnce(ctx, { ...asked, channel: 'web' })
  return taken.ok ? ok({ number: taken.value.number }) : taken
}

type Served = NonNullable<Awaited<ReturnType<typeof getPerson>>>
type Wish = { askerPersonId?: Id<'Person'>; details: string; wantedOn?: Day }

async function wish(
  ctx: Ctx,
  { id: personId, firstName, lastName, phone, email }: Served,
  said: Wish,
  key: string | undefined,
): Promise<Result<Asked, OwnAskCode>> {
  if (said.wantedOn && said.wantedOn < ctx.today()) return refuse('day_past', 'wantedOn')
  return await ctx.tx((tx) =>
    once<Asked, OwnAskCode>(tx, ctx, key, async () => {
      const id = newId<'WebRequest'>()
      await insertWebRequest(tx, {
        ...{ hubId: ctx.hub.id, id, state: 'waiting', receivedAt: ctx.now() },
        ...{ personId, firstName, lastName, phone, email, ...said },
        // Nobody holds its link: it is followed from their space.
        followHash: linkHash(linkSecret()),
      })
      await audit(tx, ctx, 'receive', 'web-request', id)
      await emit(tx, ctx, 'requests.asked', id)
      return ok({ number: null })
    }),
  )
}

/** The person served, or who asked for them, says what they thought of it: once. */
export async function rateOwn(
  ctx: Ctx,
  number: string,
  { score, comment }: { score: number; comment?: string },
): Promise<Result<null, RateCode>> {
  const request = await ownRequest(ctx, number)
  return request ? await rateOnce(ctx, { requestId: request.id, score, comment }) : refuse('not_found')
}

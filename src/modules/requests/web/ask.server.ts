import { type Day, dayIn, minuteIn } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Slot, slotAround } from '#kit/slot.ts'
import { getService, listServices, type Service, unavailableOn } from '#modules/catalogue/index.server.ts'
import type { Segment } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import { attempts } from '#platform/session/attempts.ts'
import { isLinkSecret, linkHash } from '#platform/session/link.server.ts'
import { readVisits } from '../calendar/store.server.ts'
import { phaseOf, type RequestState } from '../rules/life.ts'
import type { Followed } from '../rules/web-request.ts'
import type { WebForm } from './form.ts'
import { insertWebRequest, webRequestByHash } from './store.server.ts'

export type PublicService = Pick<
  Service,
  'id' | 'name' | 'description' | 'activity' | 'unit' | 'documents'
> & {
  /** Cents for one unit. */
  price: bigint
}

/**
 * What the hub offers today to somebody, at the price of their segment: who walks past is an inhabitant until they say
 * otherwise. What is paused, out of season or without a price for them is asked for in words.
 */
export async function publicServices(ctx: Ctx, segment: Segment = 'inhabitant'): Promise<PublicService[]> {
  const services = await listServices(ctx, { activeOnly: true })
  return services.flatMap((service) => {
    const { id, name, description, activity, unit, documents, prices } = service
    const price = prices[segment]
    if (price === undefined || unavailableOn(service, ctx.today())) return []
    return [{ id, name, description, activity, unit, documents, price }]
  })
}

// In the memory of this process: enough to stop a machine, and nothing is kept of who tried.
const BY_CALLER = attempts(8, 600_000)
const BY_HUB = attempts(240, 3_600_000)

export type AskCode =
  | 'contact_needed'
  | 'what_needed'
  | 'service_unknown'
  | 'service_retired'
  | 'day_past'
  | 'too_many'
  | 'link_wrong'

/**
 * Anybody asks, without an account: the form waits for the desk. `secret` came with the form and makes the link that
 * follows it; the same form sent twice is one. Nothing in the answer tells whether the person is known here.
 */
export async function askFromWeb(
  ctx: Ctx,
  input: WebForm,
  caller: string,
): Promise<Result<{ secret: string }, AskCode>> {
  const { secret, service, ...rest } = input
  if (!isLinkSecret(secret)) return refuse('link_wrong')
  if (!rest.phone && !rest.email) return refuse('contact_needed', 'phone')
  if (!service && !rest.details) return refuse('what_needed', 'details')
  if (rest.wantedOn && rest.wantedOn < ctx.today()) return refuse('day_past', 'wantedOn')
  const chosen = service && (await getService(ctx, service))
  if (service && !chosen) return refuse('service_unknown', 'service')
  if (chosen?.retiredAt) return refuse('service_retired', 'service')
  if (!BY_CALLER.allow(`${ctx.hub.id} ${caller}`, ctx.now()) || !BY_HUB.allow(ctx.hub.id, ctx.now()))
    return refuse('too_many')
  return await ctx.tx(async (tx) => {
    const id = newId<'WebRequest'>()
    const { firstName = '', details = '', ...told } = rest
    const fresh = await insertWebRequest(tx, {
      ...told,
      hubId: ctx.hub.id,
      id,
      firstName,
      details,
      followHash: linkHash(secret),
      state: 'waiting',
      serviceId: service,
      receivedAt: ctx.now(),
    })
    if (fresh) {
      await audit(tx, ctx, 'receive', 'web-request', id)
      await emit(tx, ctx, 'requests.asked', id)
    }
    return ok({ secret })
  })
}

const STEP_OF: Partial<Record<RequestState, Followed>> = {
  quoted: { step: 'read' },
  cancelled: { ended: 'stopped' },
  refused: { ended: 'refused' },
  redirected: { ended: 'stopped' },
  assigned: { step: 'doing' },
  started: { step: 'doing' },
}

const followed = (state: RequestState): Followed =>
  STEP_OF[state] ??
  (phaseOf(state) === 'collect' || phaseOf(state) === 'over' ? { step: 'done' } : { step: 'read' })

/** The next passage that stands in the calendar: an hour around it, as one tells the public. */
export type FollowedPassage = { day: Day; slot: Slot }

export type FollowPage = Followed & {
  receivedAt: Date
  answer: string | null
  passage?: FollowedPassage | null
}

async function nextPassage(ctx: Ctx, requestId: Id<'Request'>): Promise<FollowedPassage | null> {
  const [visit] = await ctx.read((tx) => readVisits(tx, ctx.hub.id, { requestId, startsAt: ctx.now() }))
  if (!visit) return null
  const { zone } = ctx.hub
  return { day: dayIn(visit.startsAt, zone), slot: slotAround(minuteIn(visit.startsAt, zone)) }
}

/** How far a form is, for who holds its link: a state, never a name. Null for a link that is not ours. */
export async function followWebRequest(ctx: Ctx, secret: string): Promise<FollowPage | null> {
  if (!isLinkSecret(secret)) return null
  const row = await ctx.read((tx) => webRequestByHash(tx, ctx.hub.id, linkHash(secret)))
  if (!row) return null
  const { receivedAt, answer, state, requestState } = row
  if (state === 'answered' || state === 'refused') return { ended: state, receivedAt, answer }
  // What was put aside as unwanted looks as if it still waits: a machine learns nothing.
  if (state !== 'taken') return { step: 'received', receivedAt, answer: null }
  if (!requestState || !row.requestId) return { step: 'read', receivedAt, answer: null }
  const far = followed(requestState)
  const waits = 'step' in far && far.step !== 'done'
  return { ...far, receivedAt, answer: null, passage: waits ? await nextPassage(ctx, row.requestId) : null }
}

import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { requestsToCarry } from '#modules/requests/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { mayNoteErrands } from '../permits.ts'
import type { Hours, Way } from '../rules/errands/errand.ts'
import { stopMinutes } from '../rules/errands/usual.ts'
import { placeKey } from '../rules/places.ts'
import { dropFacts, requestFacts, writeFacts } from './said-store.server.ts'
import { isStanding } from './store.server.ts'

/** What is known of one request beside its service. Each left out: as its service says. */
export type RequestFactsInput = {
  /** `none` keeps it out of rounds. */
  way?: Way | 'none'
  address?: string
  toAddress?: string
  hours?: readonly Hours[]
  minutes?: number
  kg?: number
  crates?: number
  priority?: number
  optional?: boolean
  note?: string
  /** When it was last said, as the page showed it; null when nothing was. */
  seen?: Date | null
}

export type RequestFactsCode =
  | 'not_permitted'
  | 'not_found'
  | 'request_over'
  | 'required'
  | 'in_round'
  | 'changed_meanwhile'
type Kept = { id: Id<'Request'> }

/**
 * Says how one request travels; with nothing left to say it follows its service again. One that stands in a round keeps
 * its number of stops there: it is neither kept out nor made to go from one door to another meanwhile.
 */
export async function keepRequestFacts(
  ctx: Ctx,
  id: Id<'Request'>,
  input: RequestFactsInput,
): Promise<Result<Kept, RequestFactsCode>> {
  if (!mayNoteErrands(ctx.actor)) return refuse('not_permitted')
  const address = input.address?.trim() || null
  const second = input.toAddress?.trim() || null
  if (address && placeKey(address) === '') return refuse('required', 'address')
  if (second && placeKey(second) === '') return refuse('required', 'toAddress')
  if (input.way === 'carry' && !second) return refuse('required', 'toAddress')
  // A second door says that it is carried; any other way has one door.
  const way = input.way ?? (second ? 'carry' : null)
  const toAddress = way === 'carry' ? second : null
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Kept, RequestFactsCode>> => {
      const [request] = (await requestsToCarry(c, { ids: [id] })).rows
      if (!request) return refuse('not_found')
      if (request.phase !== 'triage' && request.phase !== 'work') return refuse('request_over')
      const before = (await requestFacts(tx, c.hub.id, [id])).get(id)
      if (input.seen !== undefined && (input.seen?.getTime() ?? 0) !== (before?.updatedAt.getTime() ?? 0))
        return refuse('changed_meanwhile')
      const stops = way === 'none' ? 0 : way === 'carry' ? 2 : 1
      const had = before?.way === 'carry' ? 2 : 1
      if (stops !== had && (await isStanding(tx, c.hub.id, id))) return refuse('in_round', 'way')
      const { priority = null, optional = null, kg = null, crates = null, note = '' } = input
      const row = {
        ...{ way, address, toAddress, kg, crates, priority, optional, note: note.trim() },
        hours: input.hours && input.hours.length > 0 ? [...input.hours] : null,
        minutes: input.minutes === undefined ? null : stopMinutes(input.minutes),
      }
      const says = Object.values(row).some((value) => value !== null && value !== '')
      if (says) await writeFacts(tx, { hubId: c.hub.id, requestId: id, ...row, updatedAt: c.now() })
      else await dropFacts(tx, c.hub.id, id)
      await audit(tx, c, says ? 'change' : 'forget', 'request-travel', id)
      return ok({ id })
    }),
  )
}

import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { isLate } from './rules/life.ts'
import type { RequestRow } from './store.server.ts'

/** A row of the list with the name of who is served. */
export type ListedRequest = Pick<
  RequestRow,
  | 'id'
  | 'number'
  | 'state'
  | 'phase'
  | 'channel'
  | 'serviceName'
  | 'quantity'
  | 'price'
  | 'assigneeName'
  | 'dueOn'
> & { receivedAt: Date; doneAt: Date | null; targetAt: Date; who: string; late: boolean }

/** Names and lateness beside rows, in two queries whatever their number. */
export async function withNames(ctx: Ctx, rows: readonly RequestRow[]): Promise<ListedRequest[]> {
  const people = await peopleNames(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await organisationNames(
    ctx,
    rows.map((row) => row.organisationId),
  )
  const now = ctx.now()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    phase: row.phase,
    channel: row.channel,
    serviceName: row.serviceName,
    quantity: row.quantity,
    price: row.price,
    assigneeName: row.assigneeName,
    dueOn: row.dueOn,
    receivedAt: row.receivedAt,
    doneAt: row.doneAt,
    who:
      (row.personId && people.get(row.personId)) ??
      (row.organisationId && organisations.get(row.organisationId)) ??
      '',
    targetAt: row.targetAt,
    late: isLate(row, now),
  }))
}

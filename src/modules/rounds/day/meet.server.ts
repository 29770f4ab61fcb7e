import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type OnTheRoad, overlapsOf, type Shared } from '../rules/apart/overlap.ts'
import { type RoundRow, roundsOn } from './store.server.ts'

type Named = { readonly number: string; readonly name: string }

/** Two rounds that want one vehicle, one driver or both (`what`) at the same time; the first leaves first. */
export type Meeting = {
  readonly shared: Shared
  readonly what: string
  readonly first: Named
  readonly second: Named
}

/**
 * Which two published rounds would meet once a change is written; null when none. Those that are still being prepared
 * are in nobody's way yet, and two that met before do not keep anybody from changing something else. One query.
 * @param changed rounds of one day, before and after, the rows after the change as they will be written
 */
export async function meetingAfter(
  tx: Tx,
  hubId: Id<'Hub'>,
  changed: readonly { readonly before: RoundRow; readonly row: RoundRow }[],
): Promise<Meeting | null> {
  if (!changed.some(({ row }) => row.state === 'ready')) return null
  const stored = await roundsOn(tx, hubId, changed[0]!.row.day)
  const rowOf = new Map(changed.map(({ row }) => [row.id, row]))
  const [before, after] = [stored, stored.map((one) => rowOf.get(one.id) ?? one)].map((rows) =>
    rows.filter(({ state }) => state === 'ready' || state === 'out'),
  ) as [RoundRow[], RoundRow[]]
  for (const { before: was, row } of changed) {
    if (row.state !== 'ready') continue
    const met = was.state === 'ready' ? othersMet(was, before) : []
    const found = overlapsOf(row, after).find(({ other }) => !met.includes(other.id))
    if (!found) continue
    const { other, shared } = found
    const [first, second] = (row.leavesAt ?? 0) <= (other.leavesAt ?? 0) ? [row, other] : [other, row]
    return { shared, what: whatOf(row, shared), first: nameOf(first), second: nameOf(second) }
  }
  return null
}

const othersMet = (round: OnTheRoad, rounds: readonly RoundRow[]) =>
  overlapsOf(round, rounds).map(({ other }) => other.id)

const nameOf = ({ number, name }: RoundRow): Named => ({ number, name })

/** The vehicle, the driver, or both, by name. */
export const whatOf = (
  { vehicleName, whoName }: Pick<RoundRow, 'vehicleName' | 'whoName'>,
  shared: Shared,
): string => ({ vehicle: vehicleName, driver: whoName, both: `${vehicleName}, ${whoName}` })[shared]

import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { listPeople, listRenewals } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { GROUPS, type Group } from './groups.ts'

export type Payable = { readonly id: Id<'Person'>; readonly name: string; readonly until: Day | null }

export const groupIn = (params: URLSearchParams): Group =>
  GROUPS.find((one) => one === params.get('groupe')) ?? 'renewals'

/** Who may be ticked, at most one page of them, in the order of names. */
export async function peopleToPay(
  ctx: Ctx,
  group: Group,
  q: string,
): Promise<{ people: Payable[]; more: boolean }> {
  if (group === 'renewals') {
    const { rows, next } = await listRenewals(ctx, new URLSearchParams())
    return {
      people: rows.map(({ person, endsOn }) => ({
        id: person.id,
        name: `${person.firstName} ${person.lastName}`.trim(),
        until: endsOn,
      })),
      more: next !== null,
    }
  }
  if (group === 'search' && q === '') return { people: [], more: false }
  const { rows, next } = await listPeople(
    ctx,
    new URLSearchParams(group === 'members' ? { etat: 'adherents' } : { q }),
  )
  return {
    people: rows.map((row) => ({
      id: row.id,
      name: `${row.firstName} ${row.lastName}`.trim(),
      until: row.memberUntil,
    })),
    more: next !== null,
  }
}

import { accountsOfHub, findOrganisations } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'

/** Whose work a list may be narrowed to: the accounts of the hub, then its providers. */
export async function handsToFilter(ctx: Ctx, db: Db): Promise<{ value: string; label: string }[]> {
  const accounts = await accountsOfHub(ctx, db)
  const providers = await findOrganisations(ctx, { kinds: ['provider', 'producer'], limit: 100 })
  return [
    ...accounts.map(({ id, name }) => ({ value: `compte:${id}`, label: name })),
    ...providers.map(({ id, label }) => ({ value: `organisme:${id}`, label })),
  ]
}

import { accountsOfHub } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { mayReadRequests } from '../permits.ts'
import type { Account } from './talk.server.ts'

/** The accounts that a comment may name: those who read requests. A member or a provider is told otherwise. */
export async function teamOf(ctx: Ctx, db: Db): Promise<Account[]> {
  const accounts = await accountsOfHub(ctx, db)
  return accounts.filter(({ id, name, roles }) => mayReadRequests({ userId: id, name, roles }))
}

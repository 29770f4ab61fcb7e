import { type Cents, cents, zero } from '#kit/money.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Debtor } from '../charges/open.server.ts'
import { walletsOfHolder } from './store.server.ts'

/** What the wallet in euros that pays for somebody holds, and how much of it was granted; in cents. */
export async function eurosHeld(ctx: Ctx, who: Debtor): Promise<{ balance: Cents; given: Cents }> {
  const holder = who.personId
    ? { personIds: await idsOfPerson(ctx, who.personId) }
    : { organisationId: who.organisationId! }
  const rows = await ctx.read((tx) => walletsOfHolder(tx, ctx.hub.id, holder))
  const [most] = rows.filter((row) => row.unit === 'euros').sort((a, b) => b.balance - a.balance)
  return most ? { balance: cents(most.balance), given: cents(most.given) } : { balance: zero, given: zero }
}

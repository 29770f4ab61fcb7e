import { bankAccountsOf } from '#modules/bank/accounts.server.ts'
import { type RemittanceKind, WAITS_ON } from '#modules/bank/rules/remittance.ts'
import { REMITTANCE_WORDS } from '#modules/bank/ui/remittance-words.ts'
import { heldOn, waitingPayments } from '#modules/bank/waiting.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The kind of a remittance by the word of its address; cheques by default. */
export const kindOf = (params: URLSearchParams): RemittanceKind =>
  (Object.keys(REMITTANCE_WORDS) as RemittanceKind[]).find(
    (kind) => REMITTANCE_WORDS[kind] === params.get('nature'),
  ) ?? 'cheques'

/** What may leave for the bank, and to which of its accounts. */
export async function readWaiting(ctx: Ctx, kind: RemittanceKind) {
  const accounts = await bankAccountsOf(ctx)
  return await ctx.read(async (tx) => ({
    accounts: accounts.map(({ id, name }) => ({ value: id as string, label: name })),
    held: await heldOn(tx, ctx, WAITS_ON[kind]),
    payments: kind === 'cash' ? [] : await waitingPayments(tx, ctx, { kind }),
  }))
}

import type { Id } from '#kit/id.ts'
import { notifyAll } from '#modules/notices/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sayBalance } from '../ui/format-held.ts'
import type { WalletRow } from './store.server.ts'

type Fallen = {
  readonly wallet: WalletRow
  /** What it holds now; `wallet` is as it was before. */
  readonly left: number
  readonly debitId: Id<'WalletDebit'>
}

/** Tells whoever holds a wallet that a use has just brought it under the threshold asked: once for each time it falls. */
export async function tellLow(ctx: Ctx, list: readonly Fallen[]): Promise<void> {
  const fallen = list.filter(
    ({ wallet, left }) =>
      wallet.lowAt !== null &&
      wallet.voucherId === null &&
      wallet.balance >= wallet.lowAt &&
      left < wallet.lowAt,
  )
  await notifyAll(
    ctx,
    fallen.map(({ wallet, left, debitId }) => ({
      template: 'wallet-low',
      to: wallet.personId ? { personId: wallet.personId } : { organisationId: wallet.organisationId! },
      data: { amount: sayBalance(wallet.unit, left) },
      subjectKind: 'wallet',
      subjectId: wallet.id,
      once: `wallet-low:${debitId}`,
    })),
  )
}

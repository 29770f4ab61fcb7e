import type { Id } from '#kit/id.ts'
import { type Result, refuse } from '#kit/result.ts'
import { parseHeld } from '#modules/money/rules/typed-quantity.ts'
import type { WalletUnit } from '#modules/money/rules/wallet.ts'
import { refundBalance, setWallet } from '#modules/money/wallet/settings.server.ts'
import { withdrawGrant } from '#modules/money/wallet/take-back.server.ts'
import { verb } from '#platform/forms/verbs.server.ts'
import { refundForm, settingsForm, takeBackForm } from './forms.ts'

const done = (result: Result<unknown>, id: string): Result<{ id: string }> =>
  result.ok ? { ok: true, value: { id } } : result

/** What may be done on the page of one wallet. */
export const walletVerbs = (wallet: { readonly id: Id<'Wallet'>; readonly unit: WalletUnit }) => ({
  settings: verb(
    settingsForm,
    async (ctx, { lowAt, automatic }) => {
      const low = lowAt ? parseHeld(wallet.unit, lowAt) : null
      if (low && !low.ok) return refuse(low.code, 'lowAt')
      const input = { id: wallet.id, lowAt: low ? low.value : null, automatic: automatic === 'on' }
      return done(await setWallet(ctx, input), wallet.id)
    },
    () => '?fait=regle',
  ),
  'take-back': verb(
    takeBackForm,
    async (ctx, input) => done(await withdrawGrant(ctx, { ...input, walletId: wallet.id }), wallet.id),
    () => '?fait=repris',
  ),
  refund: verb(
    refundForm,
    async (ctx, input) => done(await refundBalance(ctx, { ...input, walletId: wallet.id }), wallet.id),
    () => '?fait=rendu',
  ),
})

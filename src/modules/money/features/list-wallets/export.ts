import { wordsFor } from '#kit/words.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayUseWallets } from '#modules/money/permits.ts'
import type { WalletUnit } from '#modules/money/rules/wallet.ts'
import { everyWallet } from '#modules/money/wallet/read.server.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** Euros, hours or visits: what a spreadsheet adds up. */
const figure = (unit: WalletUnit, held: number): number =>
  unit === 'euros' ? held / 100 : unit === 'hours' ? Math.round((held / 60) * 100) / 100 : held

/** Wallets as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const w = wordsFor(context.get(localeContext), { fr: walletsFr, en: walletsEn })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `porte-monnaie-${ctx.today()}`,
    [
      { header: w.columns.who, value: (row) => row.holderName },
      { header: w.columns.unit, value: (row) => w.units[row.unit] },
      { header: w.columns.left, value: (row) => figure(row.unit, row.balance) },
      { header: w.columns.given, value: (row) => figure(row.unit, row.given) },
      { header: w.columns.until, value: (row) => row.until },
    ],
    everyWallet(ctx, params),
  )
}

import { data } from 'react-router'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { spokenCode } from '#modules/money/rules/voucher-code.ts'
import { Voucher } from '#modules/money/ui/Voucher.tsx'
import { stateOfVoucher } from '#modules/money/ui/voucher-state.tsx'
import { voucherByCode } from '#modules/money/wallet/vouchers.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/open.route'

/** What the square of a voucher leads to: what it is worth, and nothing of who bought it. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const voucher = await voucherByCode(ctx, params.code)
  const { origin, pathname } = new URL(request.url)
  const none = { voucher: null, place: ctx.hub.name, square: null, today: ctx.today() }
  if (!voucher) return data(none, { status: 404 })
  const { value, forName, message, expiresOn, ended, code } = voucher
  return data({
    voucher: { value, forName, message, expiresOn, ended, code },
    place: ctx.hub.name,
    square: qrSquare(`${origin}${pathname}`),
    today: ctx.today(),
  })
}

export default function OpenVoucher({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn }).vouchers.open
  const { voucher, place, square, today } = loaderData
  const home = <ButtonLink href={`/ouvert/${params.hub}`}>{w.home}</ButtonLink>
  if (!voucher || !square)
    return (
      <>
        <title>{`${w.none} · Palier`}</title>
        <EmptyState title={w.none} action={home}>
          {w.noneText}
        </EmptyState>
      </>
    )
  const state = stateOfVoucher(voucher, today)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={state === 'waiting' ? w.how : undefined} />
      <div className="ui-stack">
        {state !== 'waiting' && (
          <Notice tone="warn" live={false}>
            {w[state]}
          </Notice>
        )}
        <Voucher
          {...voucher}
          code={spokenCode(voucher.code)}
          place={place}
          square={square}
          over={state !== 'waiting'}
        />
        <p>{home}</p>
      </div>
    </>
  )
}

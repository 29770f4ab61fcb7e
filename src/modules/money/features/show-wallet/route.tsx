import { isId, newId } from '#kit/id.ts'
import { add, cents, zero } from '#kit/money.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayGrantCredits, mayReadBooks, mayUseWallets } from '#modules/money/permits.ts'
import { isGiven } from '#modules/money/rules/wallet.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { WalletCard } from '#modules/money/ui/WalletCard.tsx'
import { readWallet } from '#modules/money/wallet/read.server.ts'
import { actBy } from '#platform/forms/verbs.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Plus, User, Wallet } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { walletVerbs } from './acts.server.ts'
import { Lots } from './Lots.tsx'
import { Moves } from './Moves.tsx'
import { RefundForm, SettingsForm } from './WalletForms.tsx'
import '#modules/money/ui/money.css'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const before = asked.get('avant')
  const wallet = isId<'Wallet'>(params.wallet)
    ? await readWallet(ctx, params.wallet, isId<'WalletMove'>(before) ? before : undefined)
    : null
  if (!wallet) noPage()
  return {
    wallet,
    refundable: wallet.lots.reduce((sum, lot) => (isGiven(lot.origin) ? sum : add(sum, lot.valueLeft)), zero),
    keys: { back: newId<'Form'>(), refund: newId<'Form'>() },
    done: asked.get('fait'),
    mayGrant: mayGrantCredits(ctx.actor),
    books: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const wallet = isId<'Wallet'>(params.wallet) ? await readWallet(ctx, params.wallet) : null
  if (!wallet) noPage()
  const base = `/${ctx.hub.slug}/argent/porte-monnaie/${wallet.id}`
  const posted = await request.formData()
  const forBooks = ['take-back', 'refund'].includes(String(posted.get('intent')))
  if (forBooks && !mayGrantCredits(ctx.actor)) refusePage()
  return await actBy(walletVerbs(wallet), ctx, posted, base)
}

const DONE = ['repris', 'rendu', 'regle', 'bon'] as const

/** One wallet: what it holds and until when, everything that moved it, and how it behaves. */
export default function ShowWallet({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const { wallet, refundable, keys, mayGrant, books } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/porte-monnaie`
  const done = DONE.find((word) => word === loaderData.done)
  const refused = (intent: string) => (actionData?.intent === intent ? actionData.state : undefined)
  const holder = wallet.personId
    ? { wallets: `${base}/personne/${wallet.personId}`, record: `${hub}/personnes/${wallet.personId}` }
    : wallet.organisationId
      ? {
          wallets: `${base}/organisme/${wallet.organisationId}`,
          record: `${hub}/partenaires/${wallet.organisationId}`,
        }
      : null
  return (
    <>
      <title>{`${wallet.holderName} · Palier`}</title>
      <PageHeader
        over={w.title}
        title={wallet.holderName}
        action={
          holder && (
            <ButtonLink tone="primary" icon={Plus} href={holder.wallets}>
              {w.topUp}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={base}>
              {w.back}
            </ButtonLink>
            {holder && (
              <ButtonLink icon={User} href={holder.record}>
                {w.record}
              </ButtonLink>
            )}
          </>
        }
      />
      <PrepaidTabs hub={params.hub} current="wallets" books={books} />
      <div className="ui-stack">
        {done && !actionData && <Notice tone="success">{w.done[done]}</Notice>}
        <div className="wallet-forms">
          <WalletCard wallet={wallet} />
          <SettingsForm wallet={wallet} refused={refused('settings')} />
        </div>
        {wallet.lots.length > 0 ? (
          <Lots
            wallet={wallet}
            mayTakeBack={mayGrant}
            refused={refused('take-back')}
            idempotencyKey={keys.back}
          />
        ) : (
          <EmptyState title={w.nothingLeft} icon={Wallet}>
            {w.nothingLeftText}
          </EmptyState>
        )}
        <Moves wallet={wallet} hub={hub} />
        {mayGrant && wallet.unit === 'euros' && refundable > zero && (
          <RefundForm most={cents(refundable)} refused={refused('refund')} idempotencyKey={keys.refund} />
        )}
      </div>
    </>
  )
}

import { newId } from '#kit/id.ts'
import { debtorOf } from '#modules/money/charges/debtor.server.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayGrantCredits, mayReadBooks, mayUseWallets } from '#modules/money/permits.ts'
import { formatHeld } from '#modules/money/ui/format-held.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { WalletCard } from '#modules/money/ui/WalletCard.tsx'
import { walletsOf } from '#modules/money/wallet/read.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import { actBy } from '#platform/forms/verbs.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Check, Minus, Receipt, User, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { holderVerbs } from './acts.server.ts'
import { GrantForm, TopUpForm } from './HolderForms.tsx'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const holder = (await debtorOf(ctx, params.who, params.id)) ?? noPage()
  const { who, name, href } = holder
  const asked = new URL(request.url).searchParams
  return {
    holder: { name, href, isPerson: who.personId !== undefined, id: params.id },
    wallets: await walletsOf(
      ctx,
      who.personId ? { personId: who.personId } : { organisationId: who.organisationId! },
    ),
    organisations: (await findOrganisations(ctx, { limit: 200 })).map(({ id, label }) => ({
      value: id,
      label,
    })),
    today: ctx.today(),
    keys: { topUp: newId<'Form'>(), grant: newId<'Form'>() },
    done: asked.get('fait'),
    receipt: asked.get('recu'),
    mayGrant: mayGrantCredits(ctx.actor),
    books: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const holder = (await debtorOf(ctx, params.who, params.id)) ?? noPage()
  const base = `/${ctx.hub.slug}/argent/porte-monnaie/${params.who}/${params.id}`
  const posted = await request.formData()
  if (posted.get('intent') === 'grant' && !mayGrantCredits(ctx.actor)) refusePage()
  return await actBy(holderVerbs(holder), ctx, posted, base)
}

const DONE = ['recharge', 'offert', 'bon'] as const

/** Everything somebody holds, and the two ways of filling it. */
export default function HolderWallets({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const locale = useLocale()
  const { holder, wallets, organisations, today, keys, mayGrant, books } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/porte-monnaie`
  const done = DONE.find((word) => word === loaderData.done)
  const refused = (intent: string) => (actionData?.intent === intent ? actionData.state : undefined)
  const title = w.ofHolder(holder.name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={w.title}
        title={holder.name}
        lede={w.holderLede}
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={base}>
              {w.back}
            </ButtonLink>
            <ButtonLink icon={User} href={`${hub}/${holder.href}`}>
              {w.record}
            </ButtonLink>
            {holder.isPerson && (
              <ButtonLink href={`${hub}/abonnements?personne=${holder.id}`}>{w.subscriptions}</ButtonLink>
            )}
          </>
        }
      />
      <PrepaidTabs hub={params.hub} current="wallets" books={books} />
      <div className="ui-stack">
        {done && !actionData && (
          <Notice
            tone="success"
            actions={
              loaderData.receipt && (
                <ButtonLink icon={Receipt} href={`${hub}/argent/recus/${loaderData.receipt}`}>
                  {w.receipt(loaderData.receipt)}
                </ButtonLink>
              )
            }
          >
            {w.done[done]}
          </Notice>
        )}
        {wallets.length === 0 ? (
          <EmptyState title={w.noWallet} icon={Wallet}>
            {w.noWalletText}
          </EmptyState>
        ) : (
          <div className="wallet-cards">
            {wallets.map((wallet) => (
              <WalletCard
                key={wallet.id}
                wallet={wallet}
                scopeName={
                  wallet.scope === ''
                    ? undefined
                    : wallet.scope.startsWith('service:')
                      ? w.someService
                      : w.someFamily
                }
                foot={
                  <>
                    <span className="ui-soft">
                      {wallet.automatic ? <Check className="ui-icon" /> : <Minus className="ui-icon" />}{' '}
                      {wallet.automatic ? w.automaticOn : w.automaticOff}
                      {wallet.lowAt !== null && (
                        <>
                          <br />
                          {w.lowAt(formatHeld(wallet.unit, wallet.lowAt, locale))}
                        </>
                      )}
                    </span>
                    <a href={`${base}/${wallet.id}`}>{w.details}</a>
                  </>
                }
              />
            ))}
          </div>
        )}
        <div className="wallet-forms">
          <TopUpForm
            refused={refused('top-up')}
            idempotencyKey={keys.topUp}
            today={today}
            organisations={holder.isPerson ? organisations : []}
          />
          {mayGrant && (
            <GrantForm
              refused={refused('grant')}
              idempotencyKey={keys.grant}
              today={today}
              organisations={organisations}
            />
          )}
        </div>
      </div>
    </>
  )
}

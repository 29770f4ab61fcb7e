import { cashOn } from '#modules/money/cash.server.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus, Wallet } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { CashToday } from './CashToday.tsx'
import { LastMoves } from './LastMoves.tsx'
import { treasurerHome } from './query.server.ts'
import { YearOfMoney } from './YearOfMoney.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  return {
    home: await treasurerHome(ctx),
    cash: await cashOn(ctx, ctx.today()),
    mayAdd: mayKeepBooks(ctx.actor),
  }
}

export default function TreasurerHome({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.home
  const { home, cash, mayAdd } = loaderData
  const base = `/${params.hub}/argent`
  const header = (action: boolean) => (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={w.lede}
        action={
          action && (
            <ButtonLink tone="primary" href={`${base}/operations/nouvelle`} icon={Plus}>
              {w.add}
            </ButtonLink>
          )
        }
      />
      <MoneyTabs hub={params.hub} current="home" />
    </>
  )
  if (home.empty)
    return (
      <>
        {header(false)}
        <EmptyState
          title={w.emptyTitle}
          icon={Wallet}
          action={
            mayAdd && (
              <ButtonLink tone="primary" href={`${base}/operations/nouvelle?genre=opening-bank`}>
                {w.openBank}
              </ButtonLink>
            )
          }
        >
          {w.empty}
        </EmptyState>
      </>
    )
  return (
    <>
      {header(mayAdd)}
      <div className="ui-stack">
        <CashToday hub={params.hub} cash={cash} home={home} mayAdd={mayAdd} />
        <YearOfMoney home={home} />
        <LastMoves hub={params.hub} home={home} />
      </div>
    </>
  )
}

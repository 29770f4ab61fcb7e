import { en } from '#modules/bank/messages.home.en.ts'
import { fr } from '#modules/bank/messages.home.fr.ts'
import { mayReadBank } from '#modules/bank/permits.ts'
import '#modules/bank/ui/bank.css'
import { cashOn, yearOfMoney } from '#modules/money/index.server.ts'
import { CashFigures, CashParts } from '#modules/money/ui/CashFigures.tsx'
import { LastMoves } from '#modules/money/ui/LastMoves.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import '#modules/money/ui/money.css'
import { YearOfMoney } from '#modules/money/ui/YearOfMoney.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus, Wallet } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { CashAhead } from './CashAhead.tsx'
import { treasurerToday } from './query.server.ts'
import { DatesToCome, TodoList } from './TodoList.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  // Each reads its own tables: asked together, the page waits for the slowest and not for their sum.
  const [home, cash, now] = await Promise.all([
    yearOfMoney(ctx),
    cashOn(ctx, ctx.today()),
    treasurerToday(ctx),
  ])
  return { home, cash, now }
}

/** What the treasurer looks at first: what presses, cash of today and of the weeks to come, the year. */
export default function TreasurerHome({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en })
  const { home, cash, now } = loaderData
  const { hub } = params
  const base = `/${hub}/argent`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          !home.empty && (
            <ButtonLink tone="primary" href={`${base}/operations/nouvelle`} icon={Plus}>
              {w.add}
            </ButtonLink>
          )
        }
      />
      <MoneyTabs hub={hub} current="home" />
      {home.empty ? (
        <EmptyState
          title={w.emptyTitle}
          icon={Wallet}
          action={
            <ButtonLink tone="primary" href={`${base}/operations/nouvelle?genre=opening-bank`} icon={Plus}>
              {w.openBank}
            </ButtonLink>
          }
        >
          {w.empty}
        </EmptyState>
      ) : (
        <div className="ui-stack">
          <CashFigures hub={hub} cash={cash} home={home} />
          <div className="money-two">
            <Card title={w.todo}>
              <TodoList todo={now.todo} base={base} />
            </Card>
            <div className="ui-stack">
              <Card title={w.dates}>
                <DatesToCome dates={now.dates} base={base} />
              </Card>
              <CashParts hub={hub} cash={cash} />
            </div>
          </div>
          <CashAhead outlook={now.outlook} cash={cash.total} hub={hub} />
          <YearOfMoney home={home} />
          <LastMoves hub={hub} home={home} />
        </div>
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { InvoiceStateWord } from '#modules/billing/ui/InvoiceStateWord.tsx'
import { WalletCard } from '#modules/money/ui/WalletCard.tsx'
import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { OwnStatus } from '#modules/portals/ui/OwnStatus.tsx'
import { usePassageLine } from '#modules/portals/ui/PassageCard.tsx'
import { useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { readSpace } from './query.server.ts'
import '#modules/portals/ui/portals.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const { origin, searchParams } = new URL(request.url)
  return {
    space: await readSpace(ctx, origin),
    done: searchParams.get('fait'),
    number: searchParams.get('numero'),
  }
}

type Space = NonNullable<Route.ComponentProps['loaderData']['space']>
type Part = { space: Space; base: string }

/** A member's home: what is under way, what is owed, and those they may ask for. */
export default function Home({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const base = `/${params.hub}/mon-espace`
  const { space, done, number } = loaderData
  if (!space)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.title} />
        <EmptyState title={w.lost}>{w.lostText}</EmptyState>
      </>
    )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.hello(space.name)}
        lede={w.lede}
        action={
          <ButtonLink tone="primary" icon={Plus} href={`${base}/demander`}>
            {w.ask}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done === 'demande' && (
          <Notice tone="success">{number && /^D\d{4}-\d+$/.test(number) ? w.asked(number) : w.wished}</Notice>
        )}
        <div className="portals-home">
          <div className="ui-stack">
            <Waited space={space} base={base} />
            <People space={space} base={base} />
          </div>
          <div className="ui-stack">
            <Owed space={space} />
            <Ahead space={space} />
            <Membership space={space} />
            <Invoices space={space} base={base} />
            <Papers space={space} base={base} />
          </div>
        </div>
      </div>
    </>
  )
}

const List = ({ children }: { children: ReactNode }) => <ul className="portals-list">{children}</ul>

function Waited({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { waited, wishes } = space
  const passage = usePassageLine()
  return (
    <Card title={w.waited} aside={<a href={`${base}/demandes`}>{w.all}</a>}>
      {waited.length + wishes.length === 0 && (
        <p>
          {w.nothing}. {w.nothingText}
        </p>
      )}
      <List>
        {wishes.map((wish) => (
          <li key={wish.id}>
            <span>
              <span className="portals-said">{wish.details}</span>
              {wish.forWhom && <span className="ui-soft"> {w.forWhom(wish.forWhom)}</span>}
              {wish.answer && <Notice live={false} title={wish.answer} />}
              <span className="ui-soft ui-small">
                {' '}
                <DateTimeFr value={wish.receivedAt} />
              </span>
            </span>
            <Status tone={wish.state === 'answered' ? 'success' : 'neutral'}>
              {w.wishStates[wish.state]}
            </Status>
          </li>
        ))}
        {waited.map((row) => (
          <li key={row.id}>
            <span>
              <a href={`${base}/demandes/${row.number}`}>{row.serviceName}</a>
              {row.forWhom && <span className="ui-soft"> {w.forWhom(row.forWhom)}</span>}
              {row.wantedOn && !row.passage && (
                <span className="ui-soft">
                  , <DayFr value={row.wantedOn} />
                </span>
              )}
              {row.passage && <span className="portals-when">{passage(row.passage)}</span>}
            </span>
            <OwnStatus state={row.state} />
          </li>
        ))}
      </List>
    </Card>
  )
}

function Owed({ space }: Pick<Part, 'space'>) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { owed, total } = space
  return (
    <Card title={w.owe}>
      {owed.length === 0 ? (
        <p>{w.oweNothing}</p>
      ) : (
        <>
          <List>
            {owed.map((one) => (
              <li key={one.id}>
                <span>
                  {one.label}
                  {one.forWhom && <span className="ui-soft"> {w.forWhom(one.forWhom)}</span>}
                </span>
                <Amount value={one.amount} />
              </li>
            ))}
          </List>
          <p className="portals-total">
            <Amount value={total} />
          </p>
          <p className="ui-soft">{w.oweHow}</p>
        </>
      )}
    </Card>
  )
}

/** What is paid ahead: wallets, and what they subscribe to. */
function Ahead({ space }: Pick<Part, 'space'>) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { price } = useAgreedWords()
  const { wallets, subscriptions } = space
  if (wallets.length + subscriptions.length === 0) return null
  return (
    <section className="ui-stack portals-ahead" aria-labelledby="avance">
      <h2 id="avance">{w.ahead}</h2>
      {wallets.map((wallet) => (
        <WalletCard key={wallet.id} wallet={wallet} level={3} />
      ))}
      {subscriptions.length > 0 && (
        <Card title={w.subscriptions} level={3}>
          <List>
            {subscriptions.map((one) => (
              <li key={one.id}>
                <span>
                  {one.planName}
                  {one.paused && <span className="ui-soft"> {w.paused}</span>}
                  {one.endsOn && (
                    <span className="ui-soft">
                      {' '}
                      {w.endsOn} <DayFr value={one.endsOn} />
                    </span>
                  )}
                </span>
                <span>{price(one)}</span>
              </li>
            ))}
          </List>
        </Card>
      )}
    </section>
  )
}

function People({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { household, actsFor } = space
  return (
    <Card title={w.home}>
      {household && household.others.length > 0 && (
        <p>
          {w.household} : {household.others.join(', ')}
        </p>
      )}
      {actsFor.length === 0 ? (
        <p className="ui-soft">{w.actsNobody}</p>
      ) : (
        <List>
          {actsFor.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong>{' '}
                <span className="ui-soft">({one.powers.map((power) => w.powers[power]).join(', ')})</span>
              </span>
              {one.powers.includes('ask') && (
                <ButtonLink href={`${base}/demander?pour=${one.id}`}>{w.askFor(one.name)}</ButtonLink>
              )}
            </li>
          ))}
        </List>
      )}
    </Card>
  )
}

function Membership({ space }: Pick<Part, 'space'>) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { memberUntil, card } = space
  return (
    <Card title={w.membership}>
      <p>
        {memberUntil ? (
          <>
            {w.memberUntil} <DayFr value={memberUntil} />
          </>
        ) : (
          w.notMember
        )}
      </p>
      {card && (
        <details>
          <summary>{w.card}</summary>
          <svg
            className="portals-card"
            viewBox={`-4 -4 ${card.size + 8} ${card.size + 8}`}
            shapeRendering="crispEdges"
            role="img"
            aria-label={w.card}
          >
            <path
              className="portals-white"
              d={`M-4 -4h${card.size + 8}v${card.size + 8}h-${card.size + 8}z`}
            />
            <path className="portals-dark" d={card.path} />
          </svg>
          <p className="ui-soft">{w.cardHelp}</p>
        </details>
      )}
    </Card>
  )
}

/** What was invoiced to them: most people never have one, and then nothing is said. */
function Invoices({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  if (space.invoices.length === 0) return null
  return (
    <Card title={w.invoices} id="factures">
      <List>
        {space.invoices.map((one) => (
          <li key={one.id}>
            <span>
              <a href={`${base}/factures/${one.number}`}>{w.invoice[one.kind](one.number)}</a>{' '}
              <span className="ui-soft">
                <DayFr value={one.day} />
              </span>{' '}
              {one.kind === 'invoice' && <InvoiceStateWord state={one.state} />}
            </span>
            <Amount value={one.total} />
          </li>
        ))}
      </List>
    </Card>
  )
}

function Papers({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  return (
    <Card title={w.papers} id="recus">
      {space.receipts.length === 0 ? (
        <p>{w.noPapers}</p>
      ) : (
        <List>
          {space.receipts.map((one) => (
            <li key={one.id}>
              <span>
                <a href={`${base}/recus/${one.number}`}>{w.receipt(one.number)}</a>{' '}
                <span className="ui-soft">
                  {one.label}, <DayFr value={one.day} />
                  {one.reverses && ` (${w.given})`}
                </span>
              </span>
              <Amount value={one.amount} />
            </li>
          ))}
        </List>
      )}
    </Card>
  )
}

import { dayIn } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { mayReadBooks } from '#modules/money/index.server.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayReadSubscriptions, mayWriteSubscriptions } from '#modules/subscriptions/permits.ts'
import { offeredPlans, readSubscription } from '#modules/subscriptions/read.server.ts'
import { StandingStatus, useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import { actBy } from '#platform/forms/verbs.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft, User, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { subscriptionVerbs } from './acts.server.ts'
import { Changes } from './Changes.tsx'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSubscriptions(ctx.actor)) refusePage()
  const page = (await readSubscription(ctx, params.number)) ?? noPage()
  return {
    ...page,
    plans: await offeredPlans(ctx),
    toldOn: page.told ? dayIn(page.told.on, ctx.hub.zone) : null,
    today: ctx.today(),
    key: newId<'Form'>(),
    done: new URL(request.url).searchParams.get('fait'),
    mayWrite: mayWriteSubscriptions(ctx.actor),
    books: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteSubscriptions(ctx.actor)) refusePage()
  const page = (await readSubscription(ctx, params.number)) ?? noPage()
  const base = `/${ctx.hub.slug}/abonnements/${page.row.number}`
  return await actBy(subscriptionVerbs(page.row.id), ctx, await request.formData(), base)
}

const DONE = ['debut', 'pause', 'reprise', 'formule', 'arret', 'suite'] as const

export default function ShowSubscription({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en })
  const locale = useLocale()
  const say = useAgreedWords()
  const { row, agreed, standing, periods, moves, pause, payer, window, told, toldOn, today } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/abonnements`
  const day = (one: Parameters<typeof formatDay>[0]) => formatDay(one, locale)
  const done = DONE.find((word) => word === loaderData.done)
  const holder = row.personId
    ? { record: `${hub}/personnes/${row.personId}`, wallet: `personne/${row.personId}` }
    : { record: `${hub}/partenaires/${row.organisationId}`, wallet: `organisme/${row.organisationId}` }
  const debtor = payer
    ? `organisme/${payer.id}`
    : row.personId
      ? `personne/${row.personId}`
      : `organisme/${row.organisationId}`
  return (
    <>
      <title>{`${row.number}, ${row.holderName} · Palier`}</title>
      <PageHeader
        over={row.number}
        title={row.holderName}
        lede={
          <>
            {agreed.planName}, {say.price(agreed)} <StandingStatus standing={standing} />
          </>
        }
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={base}>
              {w.back}
            </ButtonLink>
            <ButtonLink icon={User} href={holder.record}>
              {w.record}
            </ButtonLink>
            <ButtonLink icon={Wallet} href={`${hub}/argent/porte-monnaie/${holder.wallet}`}>
              {w.wallets}
            </ButtonLink>
            <ButtonLink href={`${hub}/argent/a-recevoir/${debtor}`}>{w.owes}</ButtonLink>
          </>
        }
      />
      <PrepaidTabs hub={params.hub} current="subscriptions" books={loaderData.books} />
      <div className="ui-stack">
        {done && !actionData && <Notice tone="success">{w.done[done]}</Notice>}
        {pause && row.state === 'active' && (
          <Notice
            tone="warn"
            live={false}
            actions={
              loaderData.mayWrite && (
                <Form id="reprendre" intent="resume" idempotencyKey={loaderData.key}>
                  <Button>{w.resume}</Button>
                </Form>
              )
            }
          >
            {(pause.fromDay <= today ? w.pauseNow : w.pauseLater)(
              day(pause.fromDay),
              pause.toDay && day(pause.toDay),
            )}{' '}
            {pause.why}
          </Notice>
        )}
        <Card title={w.facts}>
          <DefinitionList
            items={[
              { term: w.terms.plan, value: agreed.planName },
              { term: w.terms.price, value: say.price(agreed) },
              { term: w.terms.holds, value: say.held(agreed) },
              { term: w.terms.since, value: <DayFr value={row.startsOn} /> },
              {
                term: w.terms.payer,
                value: payer && <a href={`${hub}/partenaires/${payer.id}`}>{payer.name}</a>,
              },
              {
                term: w.terms.term,
                value: row.termEndsOn ? w.termUntil(day(row.termEndsOn)) : w.noTerm,
              },
              {
                term: w.terms.refuse,
                value:
                  window && !row.endsOn && row.state === 'active' ? (
                    <>
                      {w.refuseBy(day(window.refuseBy))},{' '}
                      {told && toldOn
                        ? told.late
                          ? w.toldLate(day(toldOn))
                          : w.toldOn(day(toldOn))
                        : w.tellFrom(day(window.from), day(window.to))}
                    </>
                  ) : null,
              },
              {
                term: w.terms.next,
                value: row.state === 'active' && !row.endsOn && <DayFr value={row.nextOn} />,
              },
              { term: w.terms.ends, value: row.endsOn && <DayFr value={row.endsOn} /> },
            ]}
          />
        </Card>
        {loaderData.mayWrite && row.state === 'active' && <Changes page={loaderData} refused={actionData} />}
        <section>
          <h2>{w.periods}</h2>
          <Table
            caption={w.periods}
            rows={periods}
            rowKey={(one) => one.id}
            columns={[
              {
                key: 'period',
                header: w.periodColumns.period,
                cell: (one) => (
                  <>
                    <DayFr value={one.fromDay} /> – <DayFr value={one.toDay} />
                  </>
                ),
              },
              {
                key: 'holds',
                header: w.periodColumns.holds,
                cell: (one) =>
                  one.included > 0 ? say.held({ unit: agreed.unit, included: one.included }) : '—',
                fold: 'hide',
              },
              {
                key: 'due',
                header: w.periodColumns.due,
                align: 'end',
                nowrap: true,
                fold: 'hide',
                cell: (one) => <Amount value={one.due} />,
              },
              {
                key: 'asked',
                header: w.periodColumns.asked,
                align: 'end',
                nowrap: true,
                cell: (one) => (
                  <>
                    <strong>
                      <Amount value={one.amount} />
                    </strong>
                    {one.amount < one.due && <span className="ui-soft ui-small"> {w.lowered}</span>}
                  </>
                ),
              },
            ]}
          />
        </section>
        <section>
          <h2>{w.moves}</h2>
          <Timeline
            items={moves.map((move) => ({
              key: move.id,
              what: w.verbs[move.verb],
              who: move.actorName,
              when: <DateTimeFr value={move.at} />,
              detail: [
                move.verb === 'pause' && /^\d{4}-/.test(move.detail)
                  ? `${w.from} ${day(move.day)}, ${w.pausedUntil(day(move.detail as typeof move.day))}`
                  : `${move.verb === 'renew' ? '' : move.detail}`,
                move.why,
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </section>
      </div>
    </>
  )
}

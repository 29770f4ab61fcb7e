import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { payoutsEn as en } from '#modules/bank/messages.payouts.en.ts'
import { payoutsFr as fr } from '#modules/bank/messages.payouts.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { payoutsCount, payoutsPage } from '#modules/bank/sepa/payout-store.server.ts'
import { makePayouts, proposePayouts, usualSince } from '#modules/bank/sepa/payouts.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { pagerOf, viewLinks } from '#platform/lists/address.ts'
import { counted, cursorOf, pageOf } from '#platform/lists/keyset.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Banknote, CalendarDays, Handshake } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { payoutsForm } from './form.ts'
import { ToState } from './ToState.tsx'
import '#modules/bank/ui/sepa.css'

const VIEWS = { payes: 'paid', tous: 'all' } as const

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const today = ctx.today()
  const asked = parseDay(params.get('jour') ?? '')
  const until = asked.ok && asked.value < today ? asked.value : today
  const from = parseDay(params.get('depuis') ?? '')
  const since = from.ok && from.value <= until ? from.value : usualSince(until)
  const proposals = await proposePayouts(ctx, until, since)
  const view = VIEWS[params.get('vue') as keyof typeof VIEWS] ?? 'unpaid'
  const cursor = cursorOf(params)
  const list = await ctx.read(async (tx) => ({
    ...pageOf(await payoutsPage(tx, ctx.hub.id, { view }, cursor), cursor, params, (row) => [
      row.number,
      row.id,
    ]),
    ...counted(await payoutsCount(tx, ctx.hub.id, { view })),
  }))
  return {
    ...{ list, view, since, until, today, search: params.toString(), key: newId<'Form'>() },
    proposals: proposals.map(({ jobs, backs, payee, ...one }) => ({
      ...{ ...one, jobs: jobs.length, backs: backs.length, hasAccount: payee !== null },
    })),
    made: Number(params.get('faits') ?? 0),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const form = readForm(payoutsForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { providers: organisationIds, ...rest } = form.value
  const made = await makePayouts(ctx, { ...rest, organisationIds })
  if (!made.ok) return data(refusedForm(form.values, made), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/reversements?faits=${made.value.numbers.length}`)
}

export default function Payouts({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const { list, proposals, until, search, made } = loaderData
  const argent = `/${params.hub}/argent`
  const base = `${argent}/reversements`
  const views = [
    { name: t.views.unpaid, search: '' },
    { name: t.views.paid, search: 'vue=payes' },
    { name: t.views.all, search: 'vue=tous' },
  ]
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={
          <ButtonLink href={`${argent}/virements/nouveau`} icon={Banknote}>
            {t.transfers}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="payouts" />
      <div className="ui-stack">
        {made > 0 && !actionData && <Notice tone="success">{t.made(made)}</Notice>}
        <section className="ui-stack">
          <h2>{t.due}</h2>
          <Form id="jour" method="get" className="sepa-day">
            <Field
              type="date"
              name="depuis"
              label={t.since}
              value={loaderData.since}
              max={loaderData.today}
            />
            <Field type="date" name="jour" label={t.day} value={until} max={loaderData.today} />
            <FormActions>
              <Button icon={CalendarDays}>{t.change}</Button>
            </FormActions>
          </Form>
          <p className="ui-soft ui-small">{t.sinceHelp}</p>
          {proposals.length === 0 ? (
            <EmptyState title={t.nothing} icon={Handshake}>
              {t.nothingText}
            </EmptyState>
          ) : (
            <ToState
              proposals={proposals}
              since={loaderData.since}
              until={until}
              hub={params.hub}
              idempotencyKey={loaderData.key}
              refused={actionData}
            />
          )}
        </section>
        <section className="ui-stack">
          <h2>{t.list}</h2>
          <FilterBar action={base} views={viewLinks(base, views, search)} />
          <Table
            caption={t.list}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${base}/${row.number}`}
            columns={[
              { key: 'who', header: w.who, cell: (row) => row.name },
              {
                key: 'state',
                header: w.state,
                cell: (row) => (
                  <Status tone={row.paid ? 'success' : 'warn'}>{row.paid ? t.paid : t.unpaid}</Status>
                ),
              },
              { key: 'number', header: w.number, nowrap: true, cell: (row) => row.number },
              { key: 'day', header: w.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
              { key: 'jobs', header: w.jobs, fold: 'hide', cell: (row) => t.jobs(row.count) },
              {
                key: 'commission',
                header: w.commission,
                align: 'end',
                nowrap: true,
                fold: 'hide',
                cell: (row) => <Amount value={row.commission} />,
              },
              {
                key: 'share',
                header: w.share,
                align: 'end',
                nowrap: true,
                cell: (row) => (
                  <strong>
                    <Amount value={row.share} />
                  </strong>
                ),
              },
            ]}
            pager={pagerOf(list, t.count)}
            empty={
              <EmptyState title={t.noneYet} icon={Handshake}>
                {proposals.some((one) => one.share > zero) ? t.noneYetText : t.nothingText}
              </EmptyState>
            }
          />
        </section>
      </div>
    </>
  )
}

import { data, redirect } from 'react-router'
import { addAccount, type ChartAccount, chartWithBalances } from '#modules/money/books/chart.server.ts'
import { en } from '#modules/money/messages.chart.en.ts'
import { fr } from '#modules/money/messages.chart.fr.ts'
import { mayKeepChart, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { chartFilter, chartMatching } from './filter.ts'
import { accountForm } from './form.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    rows: chartMatching(await chartWithBalances(ctx), params),
    ...chartFilter(params),
    search: params.toString(),
    mayKeep: mayKeepChart(ctx.actor),
    done: params.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const form = readForm(accountForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await addAccount(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/plan-comptable?fait=${done.value.code}&q=${done.value.code}`)
}

export default function Chart({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { rows, q, view, search, mayKeep, done } = loaderData
  const base = `/${params.hub}/argent/plan-comptable`
  const classes = [...new Set(rows.map((row) => row.code[0] as keyof typeof t.classes))]
  const views = [
    ['', t.all],
    ['utilises', t.used],
    ['ajoutes', t.own],
    ['retires', t.retired],
  ] as const
  const stateOf = (row: ChartAccount) =>
    row.retiredOn ? (
      <Status tone="warn">{t.states.retired}</Status>
    ) : (
      row.own && <Status tone="info">{t.states.own}</Status>
    )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <MoneyTabs hub={params.hub} current="chart" />
      <div className="ui-stack">
        {done && /^\d{3,8}$/.test(done) && <Notice tone="success" title={t.added(done)} />}
        <FilterBar
          action={base}
          search={{ value: q, label: t.search }}
          views={views.map(([word, label]) => ({
            label,
            href: word ? `${base}?vue=${word}` : base,
            current: view === word,
          }))}
          exportHref={`${base}/export?${search}`}
        />
        {rows.length === 0 && (
          <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
        )}
        {classes.map((one) => (
          <Table
            key={one}
            caption={t.classes[one]}
            captionShown
            rows={rows.filter((row) => row.code.startsWith(one))}
            rowKey={(row) => row.code}
            rowHref={(row) => `${base}/${row.code}`}
            columns={[
              { key: 'name', header: t.columns.name, cell: (row) => `${row.code} ${row.name}` },
              { key: 'state', header: t.columns.state, nowrap: true, cell: stateOf },
              {
                key: 'balance',
                header: t.columns.balance,
                align: 'end',
                nowrap: true,
                cell: (row) =>
                  row.used ? <Amount value={row.balance} /> : <span className="ui-soft">—</span>,
              },
            ]}
          />
        ))}
        {mayKeep && (
          <Card title={t.add} id="ajouter">
            <Form id="compte" {...shownForm(locale, actionData, t.errors)}>
              <Field name="code" label={t.code} help={t.codeHelp} width="short" autoComplete="off" />
              <Field name="name" label={t.name} autoComplete="off" />
              <FormActions>
                <Button>{t.save}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}

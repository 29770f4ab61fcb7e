import { data, redirect } from 'react-router'
import { bookYears, declareYear } from '#modules/money/books/years.server.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { mayCloseBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { fiscalYearForm } from './form.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const { years } = await bookYears(ctx)
  const done = new URL(request.url).searchParams.get('fait') === 'exercice'
  return { years, mayDeclare: mayCloseBooks(ctx.actor), done }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const form = readForm(fiscalYearForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await declareYear(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/exercices?fait=exercice`)
}

const TONES = { running: 'info', over: 'warn', closed: 'success' } as const

export default function FiscalYears({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.years
  const { years, mayDeclare, done } = loaderData
  const base = `/${params.hub}/argent/exercices`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="years" />
      <div className="ui-stack">
        {done && <Notice tone="success" title={w.declared} />}
        <Table
          caption={w.title}
          rows={years}
          rowKey={(row) => row.year}
          rowHref={(row) => `${base}/${row.year}`}
          columns={[
            { key: 'year', header: w.columns.year, cell: (row) => t.home.year(row.year) },
            {
              key: 'from',
              header: w.columns.from,
              nowrap: true,
              cell: (row) => <DayFr value={row.startsOn} />,
            },
            { key: 'to', header: w.columns.to, nowrap: true, cell: (row) => <DayFr value={row.endsOn} /> },
            {
              key: 'state',
              header: w.columns.state,
              cell: (row) => <Status tone={TONES[row.state]}>{w.states[row.state]}</Status>,
            },
            {
              key: 'result',
              header: w.columns.result,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.result} sign />,
            },
          ]}
        />
        {mayDeclare && (
          <Card title={w.declare}>
            <Form id="exercice" {...shownForm(locale, actionData, t.errors)}>
              <p className="ui-soft">{w.declareHelp}</p>
              <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
              <Field type="date" name="endsOn" label={w.endsOn} width="medium" />
              <FormActions>
                <Button>{w.save}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}

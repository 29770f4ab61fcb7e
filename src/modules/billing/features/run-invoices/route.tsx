import { data, redirect } from 'react-router'
import { addMonths, lastDay, monthOf, parseDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { add, cents } from '#kit/money.ts'
import { en } from '#modules/billing/messages.run.en.ts'
import { fr } from '#modules/billing/messages.run.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { lastRuns, previewRun, runInvoices } from '#modules/billing/run.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check, FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { runForm, WHO } from './form.ts'
import { LackingCard, PayersTable } from './PayersTable.tsx'
import '#modules/billing/ui/billing.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const asked = parseDay(params.get('au') ?? '')
  const before = lastDay(addMonths(monthOf(ctx.today()), -1))
  const until = asked.ok ? asked.value : before
  const who = WHO.find((one) => one === params.get('qui')) ?? 'all'
  const rows = await previewRun(ctx, { until, who: who === 'all' ? undefined : who })
  const ready = rows.filter((row) => row.missing.length === 0)
  return {
    ...{ until, who },
    ready,
    lacking: rows.filter((row) => row.missing.length > 0),
    total: add(cents(0), ...ready.map((row) => row.total)),
    runs: await lastRuns(ctx),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const form = readForm(runForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { who, payers, send, ...input } = form.value
  const done = await runInvoices(ctx, {
    ...input,
    ...{ payerIds: payers, send: send === 'on', who: who === 'all' ? undefined : who },
  })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/tournee/${done.value.id}`)
}

export default function RunPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { until, who, ready, lacking, total } = loaderData
  const base = `/${params.hub}/argent/factures`
  const people = ready.filter((row) => row.kind === 'person').length
  const day = formatDay(until, locale)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <MoneyTabs hub={params.hub} current="invoiceRun" />
      <form method="get" className="billing-run-filter ui-no-print">
        <Field type="date" name="au" label={t.until} value={until} width="medium" />
        <Field
          type="select"
          name="qui"
          label={t.who}
          value={who}
          blank={false}
          width="medium"
          options={WHO.map((value) => ({ value, label: t.whos[value] }))}
        />
        <Button>{t.show}</Button>
      </form>
      {ready.length + lacking.length === 0 ? (
        <EmptyState title={t.nothing} icon={Check} action={<ButtonLink href={base}>{t.seeAll}</ButtonLink>}>
          {t.nothingText(day)}
        </EmptyState>
      ) : (
        <>
          <div className="ui-grid billing-figures">
            <Stat
              label={t.stats.ready}
              value={t.invoices(ready.length)}
              period={t.stats.readyPeriod(formatEuros(total, locale))}
            />
            <Stat label={t.stats.people} value={String(people)} period={t.invoices(people)} />
            <Stat
              label={t.stats.organisations}
              value={String(ready.length - people)}
              period={t.invoices(ready.length - people)}
            />
            <Stat
              label={t.stats.lacking}
              value={String(lacking.length)}
              period={t.stats.lackingPeriod}
              href={lacking.length > 0 ? '#a-completer' : undefined}
              linkWords={t.complete}
            />
          </div>
          <LackingCard rows={lacking} hub={`/${params.hub}`} />
          {ready.length > 0 && (
            <Form
              id="lot"
              className="billing-wide"
              idempotencyKey={loaderData.key}
              hidden={{ until, who }}
              {...shownForm(locale, actionData, t.errors)}
            >
              <Card title={t.preview(formatEuros(total, locale), ready.length)}>
                <Field type="checkbox" name="send" label={t.send} help={t.sendHelp} checked />
                <p className="ui-soft ui-small">{t.issueHelp}</p>
                <FormActions>
                  <Button tone="primary" icon={FileText}>
                    {t.issue(ready.filter((row) => !row.apart).length)}
                  </Button>
                </FormActions>
              </Card>
              <PayersTable rows={ready} hub={`/${params.hub}`} total={<Amount value={total} />} />
            </Form>
          )}
        </>
      )}
      {loaderData.runs.length > 0 && (
        <Card title={t.lastRuns}>
          <ul className="billing-lines">
            {loaderData.runs.map((run) => (
              <li key={run.id}>
                <a href={`${base}/tournee/${run.id}`}>{t.runOf(formatDay(run.until, locale))}</a>
                <span className="ui-soft">
                  <DateTimeFr value={run.at} />, {t.by(run.by)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

import { data, redirect } from 'react-router'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { taxOn } from '#modules/money/tax/identity.server.ts'
import { issueSlip, openSlip, slipsOf } from '#modules/money/tax/slips.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Landmark } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { SlipTable } from './SlipTable.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const isPublic = (await taxOn(ctx, ctx.today())).profile === 'public-body'
  return {
    isPublic,
    waiting: isPublic ? await openSlip(ctx) : null,
    past: await slipsOf(ctx),
    mayKeep: mayKeepBooks(ctx.actor),
  }
}

export async function action({ context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const issued = await issueSlip(ctx)
  return issued.ok
    ? redirect(`/${ctx.hub.slug}/argent/bordereaux/${issued.value.number}?fait=1`)
    : data(refusedForm({}, issued), { status: 422 })
}

export default function ReceiptSlips({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.slips
  const locale = useLocale()
  const { isPublic, waiting, past, mayKeep } = loaderData
  const base = `/${params.hub}/argent/bordereaux`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="slips" />
      <div className="ui-stack">
        {!isPublic && (
          <EmptyState
            title={w.notPublic}
            icon={Landmark}
            action={<ButtonLink href={`/${params.hub}/argent/identite`}>{t.identity.title}</ButtonLink>}
          >
            {w.notPublicText}
          </EmptyState>
        )}
        {waiting && (
          <Card title={w.waiting}>
            {waiting.receipts === 0 ? <p>{w.nothing}</p> : <SlipTable slip={waiting} />}
            {mayKeep && waiting.receipts > 0 && (
              <Form id="slip" {...shownForm(locale, actionData, t.errors, {})}>
                <FormActions>
                  <Button tone="primary">{w.issue}</Button>
                </FormActions>
              </Form>
            )}
          </Card>
        )}
        {past.length > 0 && (
          <Card title={w.past}>
            <Table
              caption={w.past}
              rows={past}
              rowKey={(row) => row.id}
              rowHref={(row) => `${base}/${row.number}`}
              columns={[
                { key: 'number', header: w.number, cell: (row) => row.number, nowrap: true },
                { key: 'day', header: w.day, cell: (row) => <DayFr value={row.issuedOn} />, fold: 'line' },
                { key: 'total', header: w.total, cell: (row) => <Amount value={row.total} />, align: 'end' },
              ]}
            />
          </Card>
        )}
      </div>
    </>
  )
}

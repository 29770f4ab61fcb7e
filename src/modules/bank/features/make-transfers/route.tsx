import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { add } from '#kit/money.ts'
import { transfersEn as en } from '#modules/bank/messages.transfers.en.ts'
import { transfersFr as fr } from '#modules/bank/messages.transfers.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { maskIban } from '#modules/bank/rules/identifiers.ts'
import { bankDayFrom } from '#modules/bank/rules/target.ts'
import { ourAccount } from '#modules/bank/sepa/creditor.server.ts'
import { makeTransfers, whatToPay } from '#modules/bank/sepa/transfers.server.ts'
import { MissingOurs } from '#modules/bank/ui/MissingOurs.tsx'
import { PickBox } from '#modules/bank/ui/PickBox.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { transfersForm } from './form.ts'
import '#modules/bank/ui/sepa.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const ours = await ourAccount(ctx)
  const rows = await whatToPay(ctx)
  const today = ctx.today()
  return {
    rows: rows.map(({ account, ...row }) => ({ ...row, iban: account && maskIban(account.iban) })),
    total: add(...rows.map((row) => row.amount)),
    ...{ today, first: bankDayFrom(today), key: newId<'Form'>(), missing: ours.ok ? null : ours.code },
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const form = readForm(transfersForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const made = await makeTransfers(ctx, form.value)
  if (!made.ok) return data(refusedForm(form.values, made), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/virements/${made.value.number}?fait=oui`)
}

const FORM = 'virer'

export default function MakeTransfers({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.propose
  const { rows, today, first, total } = loaderData
  const base = `/${params.hub}/argent/virements`
  const kept = actionData?.values.keys?.split(',')
  const shown = shownForm(useLocale(), actionData, t.errors, { executeOn: first })
  // What somebody must look at first is not ticked for them.
  const ticked = (row: (typeof rows)[number]) =>
    kept ? kept.includes(row.key) : row.iban !== null && !row.unusual
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.run.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        <MissingOurs hub={params.hub} missing={loaderData.missing} />
        {rows.length === 0 ? (
          <EmptyState title={w.none} icon={Check}>
            {w.noneText}
          </EmptyState>
        ) : (
          <>
            <Table
              caption={w.title}
              rows={rows}
              rowKey={(row) => row.key}
              columns={[
                { key: 'who', header: w.columns.who, cell: (row) => row.name },
                { key: 'what', header: w.columns.what, cell: (row) => row.label },
                {
                  key: 'due',
                  header: w.columns.due,
                  nowrap: true,
                  cell: (row) =>
                    row.dueOn &&
                    (row.dueOn < today ? (
                      <Status tone="warn">
                        <DayFr value={row.dueOn} />
                      </Status>
                    ) : (
                      <DayFr value={row.dueOn} />
                    )),
                },
                {
                  key: 'account',
                  header: w.columns.account,
                  cell: (row) => (
                    <>
                      {row.iban ? (
                        <span className="sepa-keep">{row.iban}</span>
                      ) : (
                        <a href={`${base}/compte/${row.organisationId}`}>{w.noAccount}</a>
                      )}
                      {row.unusual && (
                        <span className="sepa-sub">
                          <Status tone="danger">{w.unusual}</Status>
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  key: 'amount',
                  header: w.columns.amount,
                  align: 'end',
                  nowrap: true,
                  cell: (row) => <Amount value={row.amount} />,
                },
                {
                  key: 'pick',
                  header: w.columns.pick,
                  align: 'end',
                  fold: 'side',
                  paper: false,
                  cell: (row) => (
                    <PickBox
                      form={FORM}
                      name="keys"
                      value={row.key}
                      checked={ticked(row)}
                      label={w.tick(row.name)}
                    />
                  ),
                },
              ]}
              foot={[w.total, '', '', '', <Amount key="total" value={total} />, '']}
            />
            <Form id={FORM} idempotencyKey={loaderData.key} {...shown}>
              <Field type="date" name="executeOn" label={w.day} help={w.dayHelp} min={today} width="medium" />
              <FormActions>
                <Button tone="primary" icon={Check} disabled={loaderData.missing !== null}>
                  {w.go}
                </Button>
              </FormActions>
            </Form>
          </>
        )}
      </div>
    </>
  )
}

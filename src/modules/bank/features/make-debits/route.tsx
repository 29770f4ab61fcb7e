import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { add, zero } from '#kit/money.ts'
import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import { mandatesEn } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr } from '#modules/bank/messages.mandates.fr.ts'
import { mayCollectDebits } from '#modules/bank/permits.ts'
import { maskIban } from '#modules/bank/rules/identifiers.ts'
import { fileBy, firstCollection } from '#modules/bank/rules/mandates.ts'
import { ourselves } from '#modules/bank/sepa/creditor.server.ts'
import { makeDebits } from '#modules/bank/sepa/make-debits.server.ts'
import { proposeDebits } from '#modules/bank/sepa/propose.server.ts'
import { MissingOurs } from '#modules/bank/ui/MissingOurs.tsx'
import { PickBox } from '#modules/bank/ui/PickBox.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, CalendarDays, Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { debitsForm } from './form.ts'
import '#modules/bank/ui/sepa.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCollectDebits(ctx.actor)) refusePage()
  const asked = parseDay(new URL(request.url).searchParams.get('jour') ?? '')
  const first = firstCollection(ctx.today())
  const collectOn = asked.ok ? asked.value : first
  const ours = await ourselves(ctx)
  const found = await proposeDebits(ctx, collectOn)
  const rows = found.map(({ mandate, charges, amount, sequence, problem }) => ({
    ...{ id: mandate.id, holder: mandate.holder, iban: maskIban(mandate.iban), sequence, problem, amount },
    what: charges.length === 1 ? charges[0]!.label : null,
    count: charges.length,
  }))
  return {
    ...{ rows, collectOn, first, today: ctx.today(), key: newId<'Form'>(), fileBy: fileBy(collectOn) },
    total: add(...rows.filter((row) => row.problem === null).map((row) => row.amount)),
    missing: ours.ok ? null : ours.code,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayCollectDebits(ctx.actor)) refusePage()
  const form = readForm(debitsForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { mandates: mandateIds, ...rest } = form.value
  const made = await makeDebits(ctx, { ...rest, mandateIds })
  if (!made.ok) return data(refusedForm(form.values, made), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/prelevements/${made.value.number}?fait=oui`)
}

const FORM = 'prelever'

export default function MakeDebits({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.propose
  const m = useWords({ fr: mandatesFr, en: mandatesEn })
  const locale = useLocale()
  const { rows, collectOn, total } = loaderData
  const base = `/${params.hub}/argent/prelevements`
  const ready = rows.filter((row) => row.problem === null)
  const aside = rows.filter((row) => row.problem !== null)
  const kept = actionData?.values.mandates?.split(',')
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
        <Form id="jour" method="get">
          <Field
            type="date"
            name="jour"
            label={w.day}
            help={w.dayHelp(formatDay(loaderData.first, locale))}
            value={collectOn}
            min={loaderData.today}
            width="medium"
          />
          <FormActions>
            <Button icon={CalendarDays}>{w.change}</Button>
          </FormActions>
        </Form>
        {ready.length === 0 ? (
          <EmptyState title={w.none} icon={Check}>
            {w.noneText}
          </EmptyState>
        ) : (
          <>
            <Table
              caption={w.title}
              rows={ready}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'who',
                  header: w.columns.who,
                  cell: (row) => (
                    <>
                      {row.holder}
                      <span className="sepa-sub">{row.iban}</span>
                    </>
                  ),
                },
                { key: 'what', header: w.columns.what, cell: (row) => row.what ?? w.several(row.count) },
                { key: 'sequence', header: w.columns.sequence, cell: (row) => m.sequences[row.sequence] },
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
                      name="mandates"
                      value={row.id}
                      checked={kept === undefined || kept.includes(row.id)}
                      label={w.tick(row.holder)}
                    />
                  ),
                },
              ]}
              foot={[w.total, '', '', <Amount key="total" value={total} />, '']}
            />
            <Form
              id={FORM}
              idempotencyKey={loaderData.key}
              hidden={{ collectOn }}
              {...shownForm(locale, actionData, t.errors)}
            >
              <p>
                {w.told} {w.by(formatDay(loaderData.fileBy, locale))}
              </p>
              <FormActions>
                <Button tone="primary" icon={Check} disabled={loaderData.missing !== null || total === zero}>
                  {w.go}
                </Button>
              </FormActions>
            </Form>
          </>
        )}
        {aside.length > 0 && (
          <Card title={w.aside(aside.length)}>
            <ul className="sepa-aside">
              {aside.map((row) => (
                <li key={row.id}>
                  <a href={`/${params.hub}/argent/mandats/${row.id}`}>{row.holder}</a>
                  <Status tone="warn">{row.problem && m.cannot[row.problem]}</Status>
                  <Amount value={row.amount} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}

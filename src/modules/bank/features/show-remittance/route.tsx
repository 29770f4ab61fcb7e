import { data, redirect } from 'react-router'
import { type Cents, minus, zero } from '#kit/money.ts'
import { en } from '#modules/bank/messages.remittances.en.ts'
import { fr } from '#modules/bank/messages.remittances.fr.ts'
import { mayReadBank, mayRemit } from '#modules/bank/permits.ts'
import { reverseRemittance } from '#modules/bank/remit.server.ts'
import { DENOMINATIONS } from '#modules/bank/rules/remittance.ts'
import '#modules/bank/ui/bank.css'
import { undoForm } from '#modules/bank/undo-form.ts'
import { identityOf } from '#modules/money/index.server.ts'
import '#modules/money/ui/money.css'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { ArrowLeft, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { readRemittance } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  const remittance = (await readRemittance(ctx, params.number)) ?? noPage()
  const { legalName, city } = await identityOf(ctx)
  const asked = new URL(request.url).searchParams
  return {
    remittance,
    holder: { name: legalName, place: city || ctx.hub.place },
    done: asked.get('fait') === '1',
    undone: asked.get('annule') === '1',
    mayRemit: mayRemit(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayRemit(ctx.actor)) refusePage()
  const form = readForm(undoForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const undone = await reverseRemittance(ctx, { number: params.number, why: form.value.why })
  if (!undone.ok) return data(refusedForm(form.values, undone), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/remises/${params.number}?annule=1`)
}

/** The slip that goes to the bank with what it lists. */
export default function RemittanceSlip({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.slip
  const locale = useLocale()
  const { remittance: one, holder, done, undone } = loaderData
  const base = `/${params.hub}/argent`
  const cash = DENOMINATIONS.flatMap((value) => (one.cash?.[value] ? [{ value, n: one.cash[value] }] : []))
  const title = w.title(one.number)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={t.kinds[one.kind]}
        title={title}
        quiet={
          <>
            <ButtonLink href={`${base}/remises`} icon={ArrowLeft}>
              {w.all}
            </ButtonLink>
            <ButtonLink href={`${base}/ecritures/${one.entry}`}>{w.entry}</ButtonLink>
          </>
        }
      />
      <div className="bank-slip ui-stack">
        {done && !actionData && <Notice tone="success">{w.done}</Notice>}
        {undone && !actionData && <Notice tone="success">{w.undone}</Notice>}
        {one.reversedBy && (
          <Notice tone="warn" live={false}>
            {w.reversedBy(one.reversedBy)}
          </Notice>
        )}
        {one.reversesNumber && <Notice live={false}>{w.reverses(one.reversesNumber)}</Notice>}
        <div className="bank-heads">
          <div>
            <p className="ui-soft">{w.holder}</p>
            <p>
              <strong>{holder.name}</strong>
            </p>
            <p>{holder.place}</p>
          </div>
          <div>
            <p className="ui-soft">{w.bank}</p>
            <p>
              <strong>{[one.bank, one.account].filter(Boolean).join(', ')}</strong>
            </p>
            {one.iban && <p>{one.iban.replace(/(.{4})(?=.)/g, '$1 ')}</p>}
          </div>
          <div>
            <p className="ui-soft">{w.on}</p>
            <p>
              <strong>
                <DayFr value={one.day} />
              </strong>
            </p>
          </div>
        </div>
        {one.payments.length > 0 && (
          <Table
            caption={t.kinds[one.kind]}
            rows={one.payments}
            rowKey={(row) => row.id}
            columns={[
              { key: 'who', header: t.columns.who, cell: (row) => row.payerName },
              { key: 'reference', header: t.columns.reference, cell: (row) => row.reference ?? '' },
              {
                key: 'amount',
                header: t.columns.amount,
                align: 'end',
                nowrap: true,
                cell: (row) => <Amount value={row.amount} />,
              },
            ]}
          />
        )}
        {cash.length > 0 && (
          <Table
            caption={t.kinds.cash}
            rows={cash}
            rowKey={(row) => String(row.value)}
            columns={[
              {
                key: 'value',
                header: t.columns.value,
                cell: (row) => formatEuros(BigInt(row.value) as Cents, locale),
              },
              { key: 'n', header: t.columns.count, align: 'end', cell: (row) => formatNumber(row.n, locale) },
              {
                key: 'sum',
                header: t.columns.sum,
                align: 'end',
                nowrap: true,
                cell: (row) => <Amount value={(BigInt(row.value) * BigInt(row.n)) as Cents} />,
              },
            ]}
          />
        )}
        <table className="bank-balance">
          <caption className="ui-hidden">{w.total}</caption>
          <tbody>
            <tr className="bank-total">
              <th scope="row">
                {w.total}
                {one.payments.length > 0 && ` · ${w.pieces(one.payments.length)}`}
              </th>
              <td>
                <Amount value={one.amount} />
              </td>
            </tr>
            {one.fee > zero && (
              <>
                <tr>
                  <th scope="row">{w.fee}</th>
                  <td>
                    <Amount value={one.fee} />
                  </td>
                </tr>
                <tr className="bank-total">
                  <th scope="row">{w.net}</th>
                  <td>
                    <Amount value={minus(one.amount, one.fee)} />
                  </td>
                </tr>
              </>
            )}
          </tbody>
        </table>
        <div className="ui-print-only">
          <div className="bank-signs">
            <p>{w.sign}</p>
            <p>{w.stamp}</p>
          </div>
        </div>
        {loaderData.mayRemit && !one.reversedBy && !one.reverses && !one.seen && (
          <details className="money-undo ui-no-print" open={actionData !== undefined}>
            <summary className="ui-button ui-button-quiet">
              <Undo2 className="ui-icon" /> {w.undo}
            </summary>
            <Form id="undo" {...shownForm(locale, actionData, t.errors)}>
              <Field name="why" label={w.why} help={w.undoHelp} />
              <FormActions>
                <Button tone="danger">{w.undoSave}</Button>
              </FormActions>
            </Form>
          </details>
        )}
      </div>
    </>
  )
}

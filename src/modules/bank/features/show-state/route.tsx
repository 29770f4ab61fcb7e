import type { ReactNode } from 'react'
import { type Day, parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { en } from '#modules/bank/messages.match.en.ts'
import { fr } from '#modules/bank/messages.match.fr.ts'
import { mayReadBank } from '#modules/bank/permits.ts'
import '#modules/bank/ui/bank.css'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { readState } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  const id = isId<'BankAccount'>(params.bankAccount) ? params.bankAccount : noPage()
  const day = parseDay(new URL(request.url).searchParams.get('au') ?? '')
  const today = ctx.today()
  const state = (await readState(ctx, id, day.ok && day.value <= today ? day.value : null)) ?? noPage()
  return { ...state, today, from: { name: ctx.hub.name, place: ctx.hub.place } }
}

const total = (rows: readonly { readonly amount: Cents }[]) => add(...rows.map(({ amount }) => amount))

const shownRow = (
  { id, label, day, amount }: { id: string; label: string; day: Day; amount: Cents },
  over: string,
) => ({ id, label, day, amount, over })

/** Why the bank and the books differ on a day, on one sheet to sign and keep. */
export default function BankStatePage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.stateRows
  const locale = useLocale()
  const { account, on, bank, said, into, out, unknown, expected, books, gap, today, from } = loaderData
  const title = `${t.stateTitle} ${t.stateAt(formatDay(on, locale))}`
  const line = (words: string, amount: ReactNode, strong = false) => (
    <tr className={strong ? 'bank-total' : undefined}>
      <th scope="row">{words}</th>
      <td>{amount}</td>
    </tr>
  )
  return (
    <>
      <title>{`${title}, ${account.name} · Palier`}</title>
      <PageHeader
        over={account.name}
        title={title}
        quiet={
          <ButtonLink href={`/${params.hub}/argent/banque/${account.id}`} icon={ArrowLeft}>
            {t.line.backTo(account.name)}
          </ButtonLink>
        }
      />
      <div className="ui-no-print">
        <MoneyTabs hub={params.hub} current="bank" />
        <form method="get" className="ui-row">
          <Asking>
            <Field type="date" name="au" label={t.stateForm.on} value={on} max={today} width="medium" />
          </Asking>
          <Button>{t.stateForm.show}</Button>
        </form>
      </div>
      <div className="bank-state ui-stack">
        <div className="bank-heads">
          <div>
            <p>
              <strong>{from.name}</strong>
            </p>
            <p>{from.place}</p>
          </div>
          <div>
            <p>
              <strong>{[account.name, account.bank].filter(Boolean).join(', ')}</strong>
            </p>
            {account.iban && <p>{account.iban.replace(/(.{4})(?=.)/g, '$1 ')}</p>}
          </div>
        </div>
        <table className="bank-balance">
          <caption className="ui-hidden">{title}</caption>
          <tbody>
            {line(w.bank, <Amount value={bank} />, true)}
            {line(w.notYetIn, <Amount value={total(into)} sign />)}
            {line(w.notYetOut, <Amount value={total(out)} sign />)}
            {line(w.unknown, <Amount value={-total(unknown) as Cents} sign />)}
            {line(w.expected, <Amount value={expected} />, true)}
            {line(w.books, <Amount value={books} />, true)}
            {gap !== zero && line(w.gap, <Amount value={gap} sign />, true)}
          </tbody>
        </table>
        {gap === zero ? (
          <Notice tone="success" live={false}>
            {t.stateOk}
          </Notice>
        ) : (
          <Notice tone="warn" live={false}>
            {t.stateGap(formatEuros(gap, locale))}
          </Notice>
        )}
        {said !== null && said !== bank && (
          <Notice tone="warn" live={false}>
            {t.stateSaid(formatEuros(said, locale))}
          </Notice>
        )}
        {[
          { key: 'in', title: w.notYetIn, rows: into.map((one) => shownRow(one, one.number)) },
          { key: 'out', title: w.notYetOut, rows: out.map((one) => shownRow(one, one.number)) },
          {
            key: 'unknown',
            title: w.unknown,
            rows: unknown.map((one) => shownRow(one, one.reference ?? '')),
          },
        ]
          .filter(({ rows }) => rows.length > 0)
          .map(({ key, title: caption, rows }) => (
            <section key={key}>
              <h2>{caption}</h2>
              <Table
                caption={caption}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'what',
                    header: t.cols.books,
                    cell: (row) => <span className="bank-label">{row.label}</span>,
                  },
                  { key: 'number', header: t.cols.entry, nowrap: true, cell: (row) => row.over },
                  { key: 'day', header: t.cols.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
                  {
                    key: 'amount',
                    header: t.cols.amount,
                    align: 'end',
                    nowrap: true,
                    cell: (row) => <Amount value={row.amount} sign />,
                  },
                ]}
              />
            </section>
          ))}
        <div className="ui-print-only">
          <div className="bank-signs">
            <p>
              {t.stateFoot} {formatDay(today, locale)}
            </p>
            <p>{t.stateSign}</p>
          </div>
        </div>
      </div>
    </>
  )
}

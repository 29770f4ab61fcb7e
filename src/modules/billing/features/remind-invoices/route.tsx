import { redirect } from 'react-router'
import { add, cents } from '#kit/money.ts'
import { chosenIds } from '#modules/billing/chosen.ts'
import { en } from '#modules/billing/messages.run.en.ts'
import { fr } from '#modules/billing/messages.run.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { remindInvoices } from '#modules/billing/send.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Check, MessageSquare } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { lateInvoices } from './query.server.ts'
import '#modules/billing/ui/billing.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const rows = await lateInvoices(ctx)
  const params = new URL(request.url).searchParams
  const count = (word: string) => Number(params.get(word)) || 0
  return {
    rows,
    total: add(cents(0), ...rows.map((row) => row.left)),
    told: params.has('partis')
      ? { written: count('partis'), aloud: count('a-dire'), early: count('laissees') }
      : null,
    refused: params.get('refus'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const base = `/${ctx.hub.slug}/argent/factures/relances`
  const ids = chosenIds(await request.formData())
  if (!ids.ok) return redirect(`${base}?refus=${ids.code}`)
  const done = await remindInvoices(ctx, ids.value)
  if (!done.ok) return redirect(`${base}?refus=${done.code}`)
  const { written, aloud, early } = done.value
  return redirect(`${base}?partis=${written}&a-dire=${aloud}&laissees=${early}`)
}

export default function Reminders({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { rows, total, told, refused } = loaderData
  const base = `/${params.hub}/argent/factures`
  const due = rows.some((row) => row.level !== null)
  return (
    <>
      <title>{`${t.reminders} · Palier`}</title>
      <PageHeader title={t.reminders} lede={t.remindersLede} />
      <MoneyTabs hub={params.hub} current="reminders" />
      {told && <Notice tone="success">{t.reminded(told.written, told.aloud, told.early)}</Notice>}
      {refused && (
        <Notice tone="warn">
          {(t.errors as Record<string, string>)[refused] ?? t.errors.nothing_chosen}
        </Notice>
      )}
      <form method="post">
        <Table
          caption={t.reminders}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'client',
              header: t.columns.client,
              cell: (row) => (
                <span className="billing-pick">
                  <input
                    type="checkbox"
                    className="ui-check"
                    name="ids"
                    value={row.id}
                    defaultChecked={row.level !== null}
                    disabled={row.level === null}
                    aria-label={t.pickInvoice(row.number)}
                  />
                  <span>{row.name}</span>
                </span>
              ),
            },
            {
              key: 'invoice',
              header: t.invoice,
              nowrap: true,
              cell: (row) => <a href={`${base}/${row.number}`}>{row.number}</a>,
            },
            {
              key: 'late',
              header: t.lateSince,
              nowrap: true,
              foldLabel: true,
              cell: (row) => t.days(row.days),
            },
            {
              key: 'last',
              header: t.last,
              fold: 'hide',
              cell: (row) =>
                row.last ? (
                  <>
                    {t.levels(row.last.level)}, <DayFr value={row.last.day} />
                  </>
                ) : (
                  <span className="ui-soft">{t.never}</span>
                ),
            },
            {
              key: 'next',
              header: t.next,
              cell: (row) =>
                row.level ? (
                  <Status tone={row.level === 3 ? 'danger' : 'warn'}>{t.levels(row.level)}</Status>
                ) : (
                  <span className="ui-soft">{row.last?.level === 3 ? t.allSent : t.wait}</span>
                ),
            },
            {
              key: 'left',
              header: t.left,
              align: 'end',
              nowrap: true,
              cell: (row) => (
                <strong>
                  <Amount value={row.left} />
                </strong>
              ),
            },
          ]}
          foot={[
            '',
            '',
            '',
            '',
            '',
            <strong key="total">
              <Amount value={total} />
            </strong>,
          ]}
          empty={
            <EmptyState
              title={t.noLate}
              icon={Check}
              action={<ButtonLink href={base}>{t.seeAll}</ButtonLink>}
            >
              {t.noLateText}
            </EmptyState>
          }
        />
        {due && (
          <div className="ui-form-actions ui-no-print">
            <Button tone="primary" icon={MessageSquare}>
              {t.remind}
            </Button>
            <p className="ui-soft ui-small">{t.remindHelp}</p>
          </div>
        )}
      </form>
    </>
  )
}

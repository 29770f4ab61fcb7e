import { cents } from '#kit/money.ts'
import { listClosings, sinceLast } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { mayCloseDays } from '#modules/till/permits.ts'
import { PERIODS } from '#modules/till/rules/closings.ts'
import { sidesFor } from '#modules/till/till-sides.ts'
import { labelWords } from '#modules/till/ui/labels.ts'
import { TillTabs } from '#modules/till/ui/TillTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Check, Download, FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/drawers.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCloseDays(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const { totals, many, closedToday } = await sinceLast(ctx)
  return {
    since: { totals, many, closedToday },
    list: await listClosings(ctx, params),
    search: params.toString(),
    sides: sidesFor(ctx.actor),
  }
}

const WORDS = { day: '', month: '?periode=mois', year: '?periode=annees' } as const

export default function Closings({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.list
  const { since, list, search, sides } = loaderData
  const base = `/${params.hub}/caisse/clotures`
  const { received, returned } = since.totals
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`${base}/export?${search}`} icon={Download}>
            {w.export}
          </ButtonLink>
        }
      />
      <TillTabs hub={params.hub} current="closings" only={sides} />
      <div className="ui-stack">
        <Card title={w.since} className="drawer-since">
          <p className="drawer-sum">
            {since.many ? '—' : <Amount value={cents(BigInt(since.totals.cents))} />}
            <small>
              {since.many
                ? t.x.many
                : received + returned > 0
                  ? w.payments(received, returned)
                  : w.sinceNothing}
            </small>
          </p>
          <div className="ui-row">
            <ButtonLink
              tone={since.closedToday ? 'quiet' : 'primary'}
              href={`${base}/jour`}
              icon={since.closedToday ? FileText : Check}
            >
              {since.closedToday ? w.reportX : w.closeDay}
            </ButtonLink>
          </div>
        </Card>
        <Tabs
          label={w.periodsLabel}
          tabs={PERIODS.map((period) => ({
            label: w.periods[period],
            href: `${base}${WORDS[period]}`,
            current: period === list.period,
          }))}
        />
        <Table
          caption={w.title}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.label}`}
          pager={{ next: list.next === null ? undefined : `?${list.next}` }}
          empty={
            <EmptyState title={w.none} icon={Check}>
              {w.noneText}
            </EmptyState>
          }
          columns={[
            {
              key: 'label',
              header: w.columns.label,
              nowrap: true,
              cell: (row) => labelWords(row.period, row.label, locale),
            },
            { key: 'seq', header: w.columns.seq, align: 'end', cell: (row) => row.seq, fold: 'hide' },
            {
              key: 'receipts',
              header: w.columns.receipts,
              cell: (row) => w.payments(row.totals.received, row.totals.returned),
            },
            {
              key: 'who',
              header: w.columns.who,
              cell: (row) => row.userName || w.byItself,
              fold: 'hide',
            },
            {
              key: 'perpetual',
              header: w.columns.perpetual,
              align: 'end',
              nowrap: true,
              foldLabel: true,
              cell: (row) => <Amount value={row.perpetual} />,
            },
            {
              key: 'amount',
              header: w.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={cents(BigInt(row.totals.cents))} />,
            },
          ]}
        />
      </div>
    </>
  )
}

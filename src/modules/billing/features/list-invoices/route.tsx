import { redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { chosenIds } from '#modules/billing/chosen.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { mayInvoice, mayReadInvoices } from '#modules/billing/permits.ts'
import { BUYER_KINDS } from '#modules/billing/rules/document.ts'
import { sendInvoices } from '#modules/billing/send.server.ts'
import { InvoiceStateWord } from '#modules/billing/ui/InvoiceStateWord.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { CalendarDays, FileText, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { CLIENT_WORDS, STATE_WORDS, type StateFilter } from './address.ts'
import { DraftsCard } from './DraftsCard.tsx'
import { invoiceSums, listInvoices, waitingDrafts } from './query.server.ts'
import '#modules/billing/ui/billing.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const may = mayInvoice(ctx.actor)
  const [written, aloud] = ['partis', 'a-dire'].map((word) => Number(params.get(word)))
  return {
    list: await listInvoices(ctx, params),
    sums: await invoiceSums(ctx),
    drafts: may ? await waitingDrafts(ctx) : [],
    search: params.toString(),
    told: params.has('partis') ? { written: written || 0, aloud: aloud || 0 } : null,
    refused: params.get('refus'),
    key: newId<'Form'>(),
    may,
  }
}

/** What is done to several at once: sending them. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const ids = chosenIds(await request.formData())
  const base = `/${ctx.hub.slug}/argent/factures`
  if (!ids.ok) return redirect(`${base}?refus=${ids.code}`)
  const sent = await sendInvoices(ctx, ids.value)
  if (!sent.ok) return redirect(`${base}?refus=${sent.code}`)
  return redirect(`${base}?partis=${sent.value.written}&a-dire=${sent.value.aloud}`)
}

export default function Invoices({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { list, sums, search, may, told, refused } = loaderData
  const { filter } = list
  const all = new URLSearchParams(search)
  all.set('tout', '1')
  const base = `/${params.hub}/argent/factures`
  const views: { name: string; search: string }[] = [
    { name: t.views.all, search: '' },
    { name: t.views.open, search: `etat=${STATE_WORDS.open}` },
    { name: t.views.late, search: `etat=${STATE_WORDS.late}` },
    { name: t.views.credits, search: `etat=${STATE_WORDS['credit-note']}` },
  ]
  const stateWords: Record<StateFilter, string> = {
    open: t.views.open,
    late: t.states.late,
    paid: t.states.paid,
    'credit-note': t.views.credits,
  }
  const active = [
    ...(filter.state
      ? [{ label: stateWords[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(filter.client
      ? [{ label: t.kinds[filter.client], removeHref: listHref(search, { client: null }) }]
      : []),
    ...(filter.from || filter.to
      ? [
          {
            label: [filter.from, filter.to].filter(Boolean).join(' – '),
            removeHref: listHref(search, { du: null, au: null }),
          },
        ]
      : []),
    ...(filter.run ? [{ label: t.ofRun, removeHref: listHref(search, { lot: null }) }] : []),
  ]
  const run = (
    <ButtonLink tone="primary" href={`${base}/tournee`} icon={CalendarDays}>
      {t.run}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={may && run}
        quiet={
          may && (
            <ButtonLink href={`${base}/nouvelle`} icon={Plus}>
              {t.add}
            </ButtonLink>
          )
        }
      />
      {may && <MoneyTabs hub={params.hub} current="invoices" />}
      {told && <Notice tone="success">{t.bulkDone(told.written, told.aloud)}</Notice>}
      {refused && (
        <Notice tone="warn">
          {(t.errors as Record<string, string>)[refused] ?? t.errors.nothing_chosen}
        </Notice>
      )}
      <div className="ui-grid billing-figures">
        <Stat
          label={t.stats.open}
          value={<Amount value={sums.open.total} />}
          period={t.stats.openPeriod(sums.open.count)}
          href={sums.open.count > 0 ? `${base}?etat=${STATE_WORDS.open}` : undefined}
          linkWords={t.stats.seeOpen}
        />
        <Stat
          label={t.stats.late}
          value={<Amount value={sums.late.total} />}
          period={t.stats.latePeriod(sums.late.count)}
          href={may && sums.late.count > 0 ? `${base}/relances` : undefined}
          linkWords={t.stats.remind}
        />
        <Stat
          label={t.stats.month}
          value={<Amount value={sums.month.total} />}
          period={t.stats.monthPeriod(sums.month.count)}
        />
      </div>
      <DraftsCard drafts={loaderData.drafts} base={base} />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.search }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={t.filters.state}
          value={filter.state && STATE_WORDS[filter.state]}
          options={(Object.keys(STATE_WORDS) as StateFilter[]).map((state) => ({
            value: STATE_WORDS[state],
            label: stateWords[state],
          }))}
        />
        <Field
          type="select"
          name="client"
          label={t.filters.client}
          value={filter.client && CLIENT_WORDS[filter.client]}
          options={BUYER_KINDS.map((kind) => ({ value: CLIENT_WORDS[kind], label: t.kinds[kind] }))}
        />
        <Field type="date" name="du" label={t.filters.from} value={filter.from} />
        <Field type="date" name="au" label={t.filters.to} value={filter.to} />
      </FilterBar>
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.number}`}
        selection={
          may
            ? {
                id: 'lot',
                idempotencyKey: loaderData.key,
                label: (row) => t.bulk.pick(row.number),
                verbs: [
                  { label: t.bulk.pdf, intent: 'pdf', action: `${base}/lot` },
                  { label: t.bulk.send, intent: 'send' },
                ],
                // Of the page one stands on: `listHref` would go back to the first.
                allHref: `?${all}`,
                allChecked: new URLSearchParams(search).has('tout'),
              }
            : undefined
        }
        columns={[
          { key: 'number', header: t.columns.number, cell: (row) => row.number, nowrap: true },
          { key: 'client', header: t.columns.client, cell: (row) => row.partyName },
          {
            key: 'day',
            header: t.columns.day,
            nowrap: true,
            cell: (row) => <DayFr value={row.day} />,
            sort: {
              href: listHref(search, { tri: filter.ascending ? null : 'date' }),
              direction: filter.ascending ? 'asc' : 'desc',
            },
          },
          {
            key: 'due',
            header: t.columns.due,
            nowrap: true,
            fold: 'hide',
            cell: (row) =>
              row.dueOn && row.left > zero ? <DayFr value={row.dueOn} /> : <span className="ui-soft">—</span>,
          },
          {
            key: 'state',
            header: t.columns.state,
            nowrap: true,
            cell: (row) => <InvoiceStateWord state={row.state} />,
          },
          {
            key: 'left',
            header: t.columns.left,
            align: 'end',
            nowrap: true,
            fold: 'hide',
            cell: (row) =>
              row.left > zero ? <Amount value={row.left} /> : <span className="ui-soft">—</span>,
          },
          {
            key: 'total',
            header: t.columns.total,
            align: 'end',
            nowrap: true,
            cell: (row) => (
              <strong>
                <Amount value={row.total} />
              </strong>
            ),
          },
        ]}
        pager={pagerOf(list, t.total)}
        empty={
          active.length > 0 || filter.q ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} icon={FileText} action={may && run}>
              {t.noneYetText}
            </EmptyState>
          )
        }
      />
    </>
  )
}

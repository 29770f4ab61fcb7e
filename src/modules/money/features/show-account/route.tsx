import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { bookYears } from '#modules/money/books/years.server.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { en as reportsEn } from '#modules/money/messages.reports.en.ts'
import { fr as reportsFr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { PILLARS } from '#modules/money/rules/axes.ts'
import { stageChoices } from '#modules/money/stages/stages.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { findOrganisations } from '#modules/people/index.server.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { showAccount } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const page = (await showAccount(ctx, params.account, query)) ?? noPage()
  return {
    page,
    search: query.toString(),
    years: (await bookYears(ctx)).years.map((one) => one.year),
    activities: ACTIVITIES,
    stages: await stageChoices(ctx),
    organisations: (await findOrganisations(ctx, { limit: 500 })).map(({ id, label }) => ({
      value: id as string,
      label,
    })),
  }
}

export default function Account({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.ledger
  const r = useWords({ fr: reportsFr, en: reportsEn })
  const words: Readonly<Record<string, string>> = useServiceWords().activities
  const { page, search, years, activities, organisations, stages } = loaderData
  const { filter } = page
  const base = `/${params.hub}/argent`
  const title = w.accountTitle(page.code, page.name)
  const without = (label: string | undefined, word: string) =>
    label ? [{ label, removeHref: listHref(search, { [word]: null }) }] : []
  const active = [
    ...without(filter.pillar && t.pillars[filter.pillar], 'pilier'),
    ...without(filter.activity && (words[filter.activity] ?? filter.activity), 'activite'),
    ...without(organisations.find(({ value }) => value === filter.funder)?.label, 'financeur'),
    ...without(stages.find(({ value }) => value === filter.stage)?.label ?? filter.stage, 'palier'),
  ]
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={w.title}
        title={title}
        lede={
          <>
            {w.balanceToday} : <Amount value={page.balance} />
          </>
        }
        quiet={
          <ButtonLink href={`${base}/grand-livre`} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="ledger" />
      <FilterBar
        action={`${base}/grand-livre/${page.code}`}
        views={[
          { label: w.allYears, href: listHref(search, { exercice: null }), current: !filter.year },
          ...years.map((year) => ({
            label: r.year(year),
            href: listHref(search, { exercice: year }),
            current: year === filter.year?.year,
          })),
        ]}
        keep={filter.year ? { exercice: filter.year.year } : {}}
        active={active}
      >
        <Field
          type="select"
          name="pilier"
          label={r.columns.pillar}
          value={filter.pillar}
          optional
          options={PILLARS.map((value) => ({ value, label: t.pillars[value] }))}
        />
        <Field
          type="select"
          name="activite"
          label={r.columns.activity}
          value={filter.activity}
          optional
          options={activities.map((value) => ({ value, label: words[value] ?? value }))}
        />
        <Field
          type="select"
          name="financeur"
          label={r.columns.funder}
          value={filter.funder}
          optional
          options={organisations}
        />
        {stages.length > 0 && (
          <Field
            type="select"
            name="palier"
            label={r.columns.stage}
            value={filter.stage}
            optional
            options={stages}
          />
        )}
      </FilterBar>
      {filter.year && page.opening !== 0n && (
        <p className="ui-soft">
          {r.columns.opening}
          {'\u00a0'}: <Amount value={page.opening} />
        </p>
      )}
      <Table
        caption={title}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/ecritures/${row.number}`}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => row.label },
          { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
          { key: 'other', header: w.other, cell: (row) => `${row.other} ${row.otherName}` },
          {
            key: 'amount',
            header: t.columns.amount,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.amount} sign />,
          },
        ]}
        pager={pagerOf(page, w.lines)}
        empty={
          <EmptyState
            title={w.none}
            action={<ButtonLink href={`${base}/grand-livre`}>{w.back}</ButtonLink>}
          />
        }
      />
    </>
  )
}

import { en as moneyEn } from '#modules/money/messages.en.ts'
import { fr as moneyFr } from '#modules/money/messages.fr.ts'
import { en } from '#modules/money/messages.reports.en.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { JOURNALS } from '#modules/money/rules/entry.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Pencil, Printer } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { readJournals } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return { list: await readJournals(ctx, params), search: params.toString(), mayAdd: mayKeepBooks(ctx.actor) }
}

export default function Journals({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.journals
  const money = useWords({ fr: moneyFr, en: moneyEn })
  const { list, search, mayAdd } = loaderData
  const { filter, years } = list
  const base = `/${params.hub}/argent`
  const here = `${base}/journaux`
  const add = mayAdd && (
    <ButtonLink tone="primary" href={`${base}/ecritures/nouvelle`} icon={Pencil}>
      {money.entry.byHand}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={add}
        quiet={
          <ButtonLink href={`${here}/pdf?${search}`} icon={Printer}>
            {t.print}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="journals" />
      <FilterBar
        action={here}
        keep={filter.journal ? { journal: filter.journal } : {}}
        views={[
          { label: w.all, href: listHref(search, { journal: null }), current: !filter.journal },
          ...JOURNALS.map((journal) => ({
            label: money.journals[journal],
            href: listHref(search, { journal }),
            current: filter.journal === journal,
          })),
        ]}
        active={[{ label: t.year(filter.year), removeHref: listHref(search, { exercice: null }) }].filter(
          () => filter.year !== years[0],
        )}
        exportHref={`${here}/export?${search}`}
      >
        <Field
          type="select"
          name="exercice"
          label={t.yearLabel}
          value={filter.year}
          blank={false}
          options={years.map((year) => ({ value: year, label: t.year(year) }))}
        />
      </FilterBar>
      <Table
        caption={w.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/ecritures/${row.number}`}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => row.label },
          { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
          { key: 'number', header: t.columns.number, nowrap: true, cell: (row) => row.number },
          {
            key: 'journal',
            header: t.columns.journal,
            nowrap: true,
            fold: 'hide',
            cell: (row) => money.journals[row.journal],
          },
          { key: 'ref', header: t.columns.ref, nowrap: true, fold: 'hide', cell: (row) => row.ref },
          {
            key: 'amount',
            header: money.columns.amount,
            align: 'end',
            nowrap: true,
            cell: (row) => <Amount value={row.amount} />,
          },
        ]}
        pager={pagerOf(list, w.total)}
        empty={
          filter.journal ? (
            <EmptyState title={w.none} action={<ButtonLink href={here}>{w.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={w.noneYet} action={add}>
              {w.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}

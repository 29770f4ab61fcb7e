import { type Cents, zero } from '#kit/money.ts'
import { en } from '#modules/money/messages.charges.en.ts'
import { fr } from '#modules/money/messages.charges.fr.ts'
import { mayReadBooks, mayReadDebts } from '#modules/money/permits.ts'
import { AGES } from '#modules/money/rules/charges.ts'
import { AgesBar } from '#modules/money/ui/AgesBar.tsx'
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
import { Hourglass, Users } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { AGE_WORDS } from './age-words.ts'
import { listDebts } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadDebts(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listDebts(ctx, params),
    search: params.toString(),
    mayReadBooks: mayReadBooks(ctx.actor),
  }
}

const KINDS = { person: 'personnes', organisation: 'organismes' } as const
const SORTS = { amount: null, oldest: 'ancien', name: 'nom' } as const

export default function Debts({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { list, search } = loaderData
  const views = [
    { name: t.everybody, search: '' },
    { name: t.kinds.person, search: 'qui=personnes' },
    { name: t.kinds.organisation, search: 'qui=organismes' },
    { name: t.ages.old, search: 'age=91' },
  ]
  const { filter, ages, total } = list
  const base = `/${params.hub}/argent/a-recevoir`
  const active = [
    ...(filter.kind ? [{ label: t.kinds[filter.kind], removeHref: listHref(search, { qui: null }) }] : []),
    ...(filter.age
      ? [{ label: t.owedFor(t.ages[filter.age]), removeHref: listHref(search, { age: null }) }]
      : []),
  ]
  const sort = (by: keyof typeof SORTS, direction: 'asc' | 'desc') => ({
    href: listHref(search, { tri: SORTS[by] }),
    ...(filter.sort === by && { direction }),
  })
  const some = (amount: Cents) =>
    amount === zero ? <span className="ui-soft">—</span> : <Amount value={amount} />
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/prises-en-charge`} icon={Users}>
            {t.coverages}
          </ButtonLink>
        }
      />
      {loaderData.mayReadBooks && <MoneyTabs hub={params.hub} current="owed" />}
      {total > zero && <AgesBar ages={ages} total={total} />}
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
          name="qui"
          label={t.filterKind}
          value={filter.kind && KINDS[filter.kind]}
          optional
          options={[
            { value: KINDS.person, label: t.kinds.person },
            { value: KINDS.organisation, label: t.kinds.organisation },
          ]}
        />
        <Field
          type="select"
          name="age"
          label={t.filterAge}
          value={filter.age && AGE_WORDS[filter.age]}
          optional
          options={AGES.map((age) => ({ value: AGE_WORDS[age], label: t.ages[age] }))}
        />
      </FilterBar>
      <Table
        caption={t.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.personId ? 'personne' : 'organisme'}/${row.id}`}
        columns={[
          { key: 'who', header: t.columns.who, cell: (row) => row.name, sort: sort('name', 'asc') },
          {
            key: 'since',
            header: t.columns.since,
            nowrap: true,
            cell: (row) => <DayFr value={row.since} />,
            sort: sort('oldest', 'asc'),
          },
          ...AGES.map((age) => ({
            key: age,
            header: t.ages[age],
            align: 'end' as const,
            nowrap: true,
            fold: 'hide' as const,
            cell: (row: (typeof list.rows)[number]) => some(row.ages[age]),
          })),
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
            sort: sort('amount', 'desc'),
          },
        ]}
        foot={[
          t.all,
          '',
          ...AGES.map((age) => some(ages[age])),
          <strong key="total">
            <Amount value={total} />
          </strong>,
        ]}
        pager={pagerOf({ ...list, total: list.payers, capped: false }, t.payers)}
        empty={
          active.length > 0 || filter.q ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} icon={Hourglass}>
              {t.noneYetText}
            </EmptyState>
          )
        }
      />
    </>
  )
}

import { parseDay } from '#kit/day.ts'
import {
  type Debt,
  type DebtFilter,
  type DebtTotals,
  debtKey,
  debtsPage,
  debtTotals,
} from '#modules/money/charges/debts.server.ts'
import { AGES } from '#modules/money/rules/charges.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { cursorOf, everyRow, PAGE_SIZE, type Page, pageOf } from '#platform/lists/keyset.ts'
import { AGE_WORDS } from './age-words.ts'

type DebtList = Page<Debt> & DebtTotals & { readonly filter: DebtFilter }

/** Words of the address: `qui=personnes|organismes`, `age=0|31|61|91`, `tri=montant|ancien|nom`. */
const KINDS = { personnes: 'person', organismes: 'organisation' } as const
const SORTS = { montant: 'amount', ancien: 'oldest', nom: 'name' } as const

function filterOf(params: URLSearchParams): DebtFilter {
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    kind: KINDS[params.get('qui') as keyof typeof KINDS],
    age: AGES.find((age) => AGE_WORDS[age] === params.get('age')),
    sort: SORTS[params.get('tri') as keyof typeof SORTS] ?? 'amount',
  }
}

const fits = (sort: DebtFilter['sort']) => (value: string) =>
  sort === 'amount' ? /^\d{1,15}$/.test(value) : sort === 'oldest' ? parseDay(value).ok : true

/** One page of payers who owe something, with the sums of all of them by age. */
export async function listDebts(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<DebtList> {
  const filter = filterOf(params)
  const cursor = cursorOf(params, fits(filter.sort))
  const { read, totals } = await ctx.read(async (tx) => ({
    read: await debtsPage(tx, ctx.hub.id, filter, ctx.today(), cursor, size),
    totals: await debtTotals(tx, ctx.hub.id, filter, ctx.today()),
  }))
  const page = pageOf(read, cursor, params, (row) => [debtKey(row, filter.sort), row.id], size)
  return { ...page, rows: await named(ctx, page.rows), ...totals, filter }
}

/** Their names of today: a charge keeps the name of its day. */
async function named(ctx: Ctx, rows: readonly Debt[]): Promise<Debt[]> {
  const people = await peopleNames(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await organisationNames(
    ctx,
    rows.map((row) => row.organisationId),
  )
  return rows.map((row) => ({
    ...row,
    name: (row.personId ? people.get(row.personId) : organisations.get(row.organisationId!)) ?? row.name,
  }))
}

/** Every payer that matches, page after page, for an export. */
export const everyDebt = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<Debt> =>
  everyRow(params, (next) => listDebts(ctx, next, 500))

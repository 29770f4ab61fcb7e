import { addDays, parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { zero } from '#kit/money.ts'
import {
  type ContractFilter,
  type ContractSort,
  contractsCount,
  contractsPage,
  sortValue,
} from '#modules/contracts/list-store.server.ts'
import { ALERT_DAYS, type Alert, alertsOf } from '#modules/contracts/rules/alerts.ts'
import { CONTRACT_STATES, type ContractState } from '#modules/contracts/rules/life.ts'
import { feeOn } from '#modules/contracts/rules/schedule.ts'
import { termsOn } from '#modules/contracts/rules/terms.ts'
import { type ContractRow, indexesOf, termsOfContracts } from '#modules/contracts/store.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, everyRow, type Page, pageOf } from '#platform/lists/keyset.ts'

/** The views of the list: the word of the address, and the states it keeps. */
export const VIEWS: readonly {
  word: string
  key: 'live' | 'drafts' | 'ended' | 'soon'
  states: readonly ContractState[]
}[] = [
  { word: 'en-cours', key: 'live', states: ['signed', 'terminated'] },
  { word: 'projets', key: 'drafts', states: ['draft'] },
  { word: 'a-renouveler', key: 'soon', states: ['signed', 'terminated'] },
  { word: 'termines', key: 'ended', states: ['ended'] },
]

const SORTS: Record<string, ContractSort> = { fin: 'ends', debut: 'starts', numero: 'number' }

/** The filters of the address: `vue`, `q`, `etat`, `organisme`, `tri` (`fin`, `-fin`, `debut`, `numero`…). */
function contractFilter(ctx: Ctx, params: URLSearchParams): ContractFilter {
  const view = VIEWS.find(({ word }) => word === params.get('vue'))
  const state = CONTRACT_STATES.find((one) => one === params.get('etat'))
  const organisation = params.get('organisme')
  const sort = params.get('tri') ?? (view?.key === 'soon' ? 'fin' : '-numero')
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    states: state ? [state] : (view?.states ?? []),
    organisationId: isId<'Organisation'>(organisation) ? organisation : undefined,
    endsBefore: view?.key === 'soon' ? addDays(ctx.today(), ALERT_DAYS * 2) : undefined,
    sort: SORTS[sort.replace('-', '')] ?? 'number',
    descending: sort.startsWith('-'),
  }
}

export type ListedContract = Omit<ContractRow, 'words'> & {
  organisation: string
  /** The yearly fee in force today, indexed. */
  fee: Cents
  alerts: Alert[]
}
export type ContractList = Page<ListedContract> & Counted & { filter: ContractFilter; view: string | null }

/** One page of contracts with what is to be looked at in each. */
export async function listContracts(ctx: Ctx, params: URLSearchParams): Promise<ContractList> {
  const filter = contractFilter(ctx, params)
  const fits = filter.sort === 'number' ? () => true : (value: string) => parseDay(value).ok
  const cursor = cursorOf(params, fits)
  const today = ctx.today()
  const { page, n, terms, indexes } = await ctx.read(async (tx) => {
    const read = await contractsPage(tx, ctx.hub.id, filter, cursor)
    const page = pageOf(read, cursor, params, (row) => [sortValue(row, filter.sort), row.id])
    const ids = page.rows.map(({ id }) => id)
    return {
      page,
      n: await contractsCount(tx, ctx.hub.id, filter),
      terms: await termsOfContracts(tx, ctx.hub.id, ids),
      indexes: await indexesOf(tx, ctx.hub.id, ids),
    }
  })
  const names = await organisationNames(
    ctx,
    page.rows.map((row) => row.organisationId),
  )
  const rows = page.rows.map(({ words: _, ...row }): ListedContract => {
    const agreed = terms.get(row.id) ?? []
    const points = indexes.get(row.id) ?? []
    const now = termsOn(agreed, today)
    return {
      ...row,
      organisation: names.get(row.organisationId) ?? '',
      fee: now ? feeOn(now, row.startsOn, today, points) : zero,
      alerts: alertsOf(row, agreed, points, today),
    }
  })
  return { ...page, rows, filter, view: params.get('vue'), ...counted(n) }
}

/** Every contract that matches, page after page, for an export. */
export const everyContract = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedContract> =>
  everyRow(params, (next) => listContracts(ctx, next))

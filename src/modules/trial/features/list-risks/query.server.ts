import { type RiskFilter, type RiskRow, riskMap, risksPage } from '#modules/trial/actions/store.server.ts'
import { RISK_BANDS, RISK_STATES } from '#modules/trial/rules/priorities.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { BAND_WORDS, STATE_WORDS, VIEW_WORDS } from './address.ts'

type RiskList = Page<RiskRow> & Counted & { filter: RiskFilter }

const from1To5 = (text: string | null): number | undefined =>
  text !== null && /^[1-5]$/.test(text) ? Number(text) : undefined

/**
 * The filters of the address: `q`, `vue` (ouverts by default, a-revoir, tres-eleves, clos, tous), `etat`, `niveau`,
 * `p` and `g` together (a cell of the map). Unknown words are ignored.
 */
function filterOf(ctx: Ctx, params: URLSearchParams): RiskFilter {
  const view = params.get('vue') ?? VIEW_WORDS.open
  const state = RISK_STATES.find((one) => STATE_WORDS[one] === params.get('etat'))
  const probability = from1To5(params.get('p'))
  const severity = from1To5(params.get('g'))
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    state: state ?? (view === VIEW_WORDS.closed ? 'closed' : undefined),
    open: !state && (view === VIEW_WORDS.open || view === VIEW_WORDS.extreme),
    dueOn: view === VIEW_WORDS.review ? ctx.today() : undefined,
    band:
      RISK_BANDS.find((one) => BAND_WORDS[one] === params.get('niveau')) ??
      (view === VIEW_WORDS.extreme ? 'extreme' : undefined),
    at: probability && severity ? { probability, severity } : undefined,
  }
}

/** One page of risks, the most serious first. */
export async function listRisks(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<RiskList> {
  const filter = filterOf(ctx, params)
  const cursor = cursorOf(params, (value) => /^\d{1,2}$/.test(value))
  const { rows, n } = await ctx.read((tx) => risksPage(tx, ctx.hub.id, filter, cursor, size))
  const page = pageOf(rows, cursor, params, (row) => [String(row.level), row.id], size)
  return { ...page, ...counted(n), filter }
}

export const mapOf = (ctx: Ctx) => ctx.read((tx) => riskMap(tx, ctx.hub.id))

/** Every risk that matches, page after page, for an export. */
export const everyRisk = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<RiskRow> =>
  everyRow(params, (next) => listRisks(ctx, next, 500))

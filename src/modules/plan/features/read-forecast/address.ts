import type { Step } from '#modules/plan/rules/statements/period.ts'
import { isRowKey, type RowKey, type View, views } from '#modules/plan/rules/statements/table.ts'

/** The words of the address, in French like every address. */
export const viewWords: Record<View, string> = {
  income: 'resultat',
  balance: 'bilan',
  cash: 'tresorerie',
  financing: 'financement',
  margins: 'soldes',
  'working-capital': 'bfr',
  staffing: 'activite',
}
export const stepWords: Record<Step, string> = {
  month: 'mois',
  quarter: 'trimestre',
  year: 'annee',
  calendar: 'civile',
}

/** Cash and hours are lived month by month; the rest is read by the year first. */
const usualStep: Record<View, Step> = {
  income: 'year',
  balance: 'year',
  cash: 'quarter',
  financing: 'year',
  margins: 'year',
  'working-capital': 'quarter',
  staffing: 'quarter',
}

/** What an address asks for: a word that is none of ours is the summary, or the usual step. */
export type Asked = {
  readonly view: View | null
  readonly step: Step
  /** The row whose lines are shown. */
  readonly row: RowKey | null
  readonly scenario: string
  readonly against: string
}

export function askedOf(params: URLSearchParams): Asked {
  const view = views.find((v) => viewWords[v] === params.get('vue')) ?? null
  const step = (Object.keys(stepWords) as Step[]).find((s) => stepWords[s] === params.get('pas'))
  const row = params.get('ligne')
  return {
    view,
    step: step ?? (view ? usualStep[view] : 'year'),
    row: isRowKey(row) ? row : null,
    scenario: params.get('scenario') ?? '',
    against: params.get('avec') ?? '',
  }
}

/** The address of what is asked for, with some of it changed; the usual is not written. */
export function hrefOf(path: string, asked: Asked, change: Partial<Asked> = {}): string {
  const to = { ...asked, ...change }
  const params = new URLSearchParams()
  if (to.view) params.set('vue', viewWords[to.view])
  if (to.view && to.step !== usualStep[to.view]) params.set('pas', stepWords[to.step])
  if (to.scenario) params.set('scenario', to.scenario)
  if (to.against) params.set('avec', to.against)
  if (to.row) params.set('ligne', to.row)
  const query = params.toString()
  return `${path}${query ? `?${query}` : ''}${to.row ? `#${rowId(to.row)}` : ''}`
}

/** Each view begins at its usual step, without the row opened in another. */
export const viewHref = (path: string, asked: Asked, view: View | null): string =>
  hrefOf(path, asked, { view, step: view ? usualStep[view] : 'year', row: null })

export const rowId = (row: RowKey): string => `ligne-${row}`

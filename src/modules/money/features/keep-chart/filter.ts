import { fold } from '#kit/text.ts'
import type { ChartAccount } from '#modules/money/books/chart.server.ts'

const VIEWS: Readonly<Record<string, (account: ChartAccount) => boolean>> = {
  utilises: ({ used }) => used,
  ajoutes: ({ own }) => own,
  retires: ({ retiredOn }) => retiredOn !== null,
}

/** What the address asks of the chart: `q`, and one of the views. */
export function chartFilter(params: URLSearchParams): { q: string; view: string } {
  const view = params.get('vue') ?? ''
  return { q: (params.get('q') ?? '').slice(0, 100), view: Object.hasOwn(VIEWS, view) ? view : '' }
}

/** A chart has a hundred accounts: it is read whole and filtered here. */
export function chartMatching(accounts: readonly ChartAccount[], params: URLSearchParams): ChartAccount[] {
  const { q, view } = chartFilter(params)
  const wanted = fold(q)
  const fits = (account: ChartAccount) =>
    account.code.startsWith(q.trim()) || fold(account.name).includes(wanted)
  return accounts.filter((account) => (q === '' || fits(account)) && (VIEWS[view]?.(account) ?? true))
}

import type { Books } from './books.ts'
import { head, levelRow, totalRow, worthReading } from './cut.ts'
import type { Period } from './period.ts'
import { assetPositions, liabilityPositions } from './positions.ts'
import type { StatementRow } from './table.ts'

/** Cash below zero and a receivable counted twice are what a balance sheet shows first. */
const OWN = ['own-funds', 'carried-result', 'year-result', 'investment-grants'] as const

/** Balance sheet at the end of each period, gross equipment and its wear above their net; `opening` is the start. */
export function balanceRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const row = (at: (typeof assetPositions)[number] | (typeof liabilityPositions)[number]) =>
    levelRow(at, books.positions.get(at), periods)
  const plus = (rows: readonly StatementRow[]) => rows.map((r) => [r, 1] as const)
  const assets = assetPositions.map(row)
  const liabilities = liabilityPositions.map(row)
  const equipment = assets.slice(0, 2)
  const own = liabilities.slice(0, OWN.length)
  const net = totalRow('net-fixed-assets', plus(equipment), periods, 'subtotal')
  return [
    head('assets', periods),
    ...equipment,
    ...(equipment.some(worthReading) ? [net] : []),
    ...assets.slice(2),
    totalRow('total-assets', plus(assets), periods),
    head('liabilities', periods),
    ...own,
    totalRow('total-own-funds', plus(own), periods, 'subtotal'),
    ...liabilities.slice(OWN.length),
    totalRow('total-liabilities', plus(liabilities), periods),
  ].filter(worthReading)
}

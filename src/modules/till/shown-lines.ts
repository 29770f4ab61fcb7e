import type { PricedLine } from './price-lines.server.ts'
import { isCounted } from './rules/draft.ts'
import type { ShownLine } from './ui/BasketLines.tsx'

/** Priced lines as a page shows them. */
export const shownLines = (lines: readonly PricedLine[]): ShownLine[] =>
  lines.map(({ line, label, amount, covered, coveredBy, homeService, wrong }) => ({
    ...{ id: line.id, label, quantity: line.quantity, amount, covered, coveredBy, homeService, wrong },
    counted: isCounted(line),
  }))

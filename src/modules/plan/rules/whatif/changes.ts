import type { Assumption, Change, Revenue } from '../plan.ts'

/** Whether another line counts the volume of this one, and so would be without ground if it were taken out. */
const isFollowed = (lines: readonly Assumption[], id: string): boolean =>
  lines.some(
    (line) =>
      line.type === 'revenue' && line.volume.growth.type === 'follows' && line.volume.growth.line === id,
  )

/** The volume of a line multiplied all along its curve; a line that follows another of `cut` shrinks with it. */
export function scaledVolume(line: Revenue, factor: number, cut: ReadonlySet<string>): Change[] {
  const { growth } = line.volume
  const changes: Change[] = [{ type: 'multiply', line: line.id, field: 'volume.start', factor }]
  if (growth.type === 'linear')
    changes.push({ type: 'multiply', line: line.id, field: 'volume.growth.perMonth', factor })
  if (growth.type === 's-curve')
    changes.push({ type: 'multiply', line: line.id, field: 'volume.growth.target', factor })
  if (growth.type === 'follows' && !cut.has(growth.line))
    changes.push({ type: 'multiply', line: line.id, field: 'volume.growth.ratio', factor })
  return changes
}

/** What a payer pays, multiplied: the price, or the volume where the prices are those of segments. */
export const scaledPay = (line: Revenue, factor: number): Change[] =>
  line.segments
    ? scaledVolume(line, factor, new Set())
    : [{ type: 'multiply', line: line.id, field: 'unitPrice', factor }]

/** A sale that ends: taken out with its costs, or sold for nothing where other lines count its volume. */
export const lostSale = (lines: readonly Assumption[], line: Revenue): Change[] =>
  isFollowed(lines, line.id) ? scaledPay(line, 0) : [{ type: 'remove', line: line.id }]

/** What a line costs, multiplied; a share of sales never passes the whole of them. */
export function scaledCost(line: Assumption, factor: number): Change[] {
  const { id } = line
  if (line.type === 'fixed-cost' || line.type === 'step-cost')
    return [{ type: 'multiply', line: id, field: 'amount', factor }]
  if (line.type === 'salary') return [{ type: 'multiply', line: id, field: 'gross', factor }]
  if (line.type !== 'variable-cost') return []
  const { basis } = line
  if (basis.type === 'per-unit') return [{ type: 'multiply', line: id, field: 'basis.amount', factor }]
  // A margin is what the cost leaves.
  const cost = basis.type === 'margin' ? 100 - basis.percent : basis.percent
  const more = Math.min(100, Math.round(cost * factor * 1e6) / 1e6)
  return [
    { type: 'set', line: id, field: 'basis.percent', value: basis.type === 'margin' ? 100 - more : more },
  ]
}

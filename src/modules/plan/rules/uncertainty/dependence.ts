import type { Assumption, Plan, Revenue } from '../plan.ts'
import { natureOf } from './fields.ts'
import type { Input } from './inputs.ts'
import { reachOf } from './law.ts'

export type IndexedInput = { readonly index: number; readonly input: Input }

/** How the monthly units of a sale depend on what is uncertain. */
export type VolumeState =
  /** Not at all. */
  | 'certain'
  /** A straight line in each figure of the volume, nothing ever held at zero. */
  | 'straight'
  | 'curved'

/** Fields of the sale that a cost which follows it depends on. */
const VOLUME = /^volume\./
const SERVED = /^(volume\.|earnedOver$)/
const EARNED = /^(volume\.|earnedOver$|unitPrice$|headcount$|yearlyIndex$)/

/** Which uncertain figures each line depends on, its own and those of the sales before it. */
export class Dependence {
  readonly #lines: ReadonlyMap<string, Assumption>
  readonly #inputs = new Map<string, IndexedInput[]>()

  constructor(plan: Plan, inputs: readonly Input[]) {
    this.#lines = new Map(plan.assumptions.map((line) => [line.id, line]))
    for (const [index, input] of inputs.entries())
      this.#inputs.set(input.line, [...(this.#inputs.get(input.line) ?? []), { index, input }])
  }

  /** The sale a line is about: itself, or the one it follows; null for lines that sell nothing. */
  saleOf(line: Assumption): Revenue | null {
    if (line.type === 'revenue') return line
    if (line.type !== 'variable-cost' && line.type !== 'step-cost') return null
    const sale = this.#lines.get(line.of)
    return sale?.type === 'revenue' ? sale : null
  }

  /** The sales whose volume a sale follows, the farthest first, itself last. */
  chainOf(sale: Revenue): Revenue[] {
    const chain: Revenue[] = [sale]
    for (let at = sale.volume.growth; at.type === 'follows'; ) {
      const next = this.#lines.get(at.line)
      if (next?.type !== 'revenue') break
      chain.unshift(next)
      at = next.volume.growth
    }
    return chain
  }

  /** A line with those it depends on before it. */
  withBefore(line: Assumption): Assumption[] {
    const sale = this.saleOf(line)
    const chain: Assumption[] = sale ? this.chainOf(sale) : []
    return line === sale ? chain : [...chain, line]
  }

  #own = (line: Assumption, of?: RegExp): IndexedInput[] =>
    (this.#inputs.get(line.id) ?? []).filter(
      ({ input }) =>
        natureOf(line, input.field).kind !== 'idle' && (of === undefined || of.test(input.field)),
    )

  /** Every uncertain figure that moves the money of a line; a chance is not among them. */
  inputsOf(line: Assumption): IndexedInput[] {
    const own = this.#own(line).filter(({ input }) => input.field !== 'chance')
    const sale = this.saleOf(line)
    if (!sale) return own
    const before = this.chainOf(sale).slice(0, -1)
    const followed = before.flatMap((one) => this.#own(one, VOLUME))
    if (line === sale) return [...followed, ...own]
    const counted = line.type === 'variable-cost' && line.basis.type !== 'per-unit' ? EARNED : SERVED
    return [...followed, ...this.#own(sale, counted), ...own]
  }

  /** The column of a funding that may not be obtained, or −1. */
  chanceOf(line: Assumption): number {
    const chance = this.#inputs.get(line.id)?.find(({ input }) => input.field === 'chance')
    return chance ? chance.index : -1
  }

  /** The column of one figure of a line, or −1 when it is certain. */
  columnOf(line: Assumption, field: Input['field']): number {
    return this.#inputs.get(line.id)?.find(({ input }) => input.field === field)?.index ?? -1
  }

  volumeOf(sale: Revenue): VolumeState {
    const chain = this.chainOf(sale)
    if (chain.every((one) => this.#own(one, VOLUME).length === 0)) return 'certain'
    return chain.every((one) => this.#isStraight(one)) ? 'straight' : 'curved'
  }

  /** Volumes are held at zero, and so are yearly renewals: where that may happen the line is no longer straight. */
  #isStraight(sale: Revenue): boolean {
    const { volume } = sale
    if (this.columnOf(sale, 'volume.churn') >= 0) return false
    switch (volume.growth.type) {
      case 'none':
        return true
      case 'linear':
        return this.#lowest(sale, 'volume.growth.perMonth', volume.growth.perMonth) >= 0
      case 's-curve':
        // Going down, those who leave and those the curve takes away may together be more than there are.
        return !volume.churn && sale.billing !== 'yearly'
      case 'follows':
        return sale.billing !== 'yearly'
    }
  }

  #lowest(sale: Revenue, field: Input['field'], figure: number): number {
    const found = this.#inputs.get(sale.id)?.find(({ input }) => input.field === field)
    return found ? reachOf(found.input.law).low : figure
  }
}

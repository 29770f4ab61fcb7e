import { type Frame, frameOf } from '../frame.ts'
import { type Assumption, isFunding, type Plan } from '../plan.ts'
import type { EngineLine } from './program.ts'
import type { UncertainField } from './simulation.ts'
import { type Effect, effectOf, type Setting, settled } from './sounding.ts'

type Bag = Record<string, unknown>

/** Figures that stand alone; others have something written in proportion to them, which only a scenario moves along. */
function standsAlone(line: Assumption, field: UncertainField): boolean {
  switch (field) {
    case 'unitPrice':
      return line.type === 'revenue' && !line.segments
    case 'basis.amount':
      return line.type === 'variable-cost' && line.basis.type === 'per-unit' && !line.basis.tiers
    case 'amount':
    case 'cash-delay':
      return !isFunding(line)
    case 'months':
    case 'deferral':
      return false
    default:
      return true
  }
}

/** Where a figure is written in a line; a late payment is thirty days more a month. */
function writerOf(line: Assumption, field: UncertainField): (value: number) => void {
  if (field === 'cash-delay') {
    const dated = line as { paymentDelayDays?: number }
    const own = dated.paymentDelayDays ?? 0
    return (value) => {
      dated.paymentDelayDays = own + 30 * value
    }
  }
  const path = field.split('.')
  const key = path.pop()!
  let holder = line as unknown as Bag
  for (const step of path) holder = holder[step] as Bag
  return (value) => {
    holder[key] = value
  }
}

/**
 * A line that the engine computes in every run. Where it can, it writes the drawn figures into copies of its own, since
 * making a scenario of each run would take longer than computing it.
 */
export class EngineRunner {
  readonly #plan: Plan
  readonly #frame: Frame
  readonly #line: EngineLine
  readonly #lines: Assumption[] = []
  readonly #writers: ((value: number) => void)[] | null

  constructor(plan: Plan, line: EngineLine) {
    this.#plan = plan
    this.#frame = frameOf(plan)
    this.#line = line
    const copies = new Map(line.lines.map((one) => [one.id, structuredClone(one)]))
    this.#lines = [...copies.values()]
    const all = line.changes.every((change) => standsAlone(copies.get(change.line)!, change.field))
    // Days are set before a month is counted from them.
    const late = line.changes.some(({ field }) => field === 'paymentDelayDays')
    const simple = all && !(late && line.changes.some(({ field }) => field === 'cash-delay'))
    this.#writers = simple
      ? line.changes.map((change) => writerOf(copies.get(change.line)!, change.field))
      : null
  }

  /** What the line does in a run whose columns `drawn` reads. */
  effect(drawn: (column: number) => number): Effect {
    const { changes, lines } = this.#line
    if (this.#writers) {
      for (const [i, { column }] of changes.entries()) this.#writers[i]!(drawn(column))
      return effectOf(this.#plan, this.#lines, this.#frame)
    }
    const settings = changes.map(
      ({ column, line, field }): Setting => ({ line, field, value: drawn(column) }),
    )
    return effectOf(this.#plan, settled(this.#plan, lines, settings), this.#frame)
  }
}

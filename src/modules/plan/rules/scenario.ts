import { addMonths, type Month } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { hasOwnCashDate } from './check-ranges.ts'
import { moveRanges } from './moved-ranges.ts'
import { type Assumption, type Change, type Funding, isFunding, type Plan } from './plan.ts'
import { meanPrice } from './revenue.ts'
import { roundCents } from './spread.ts'
import type { ChangeableField } from './vocabulary.ts'

export type ChangeRefusal = 'unknown_scenario' | 'unknown_line' | 'line_exists' | 'field_not_on_line'

type Bag = Record<string, unknown>
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null

/** Fields that stay whole when multiplied; the others are volumes, rates and full-time equivalents. */
const wholeFields: ReadonlySet<ChangeableField> = new Set<ChangeableField>([
  'unitPrice',
  'unitCost',
  'paymentDelayDays',
  'stockDays',
  'earnedOver',
  'amount',
  'gross',
  'aid.amount',
  'aid.months',
  'basis.amount',
  'months',
  'deferral',
  'depreciationMonths',
  'value.amount',
  'value.hourly',
])

/** Shares a new amount over the instalments in their old proportions, so that they sum to it. */
function reshare(line: Funding, before: number): void {
  let oldSum = 0
  let given = 0
  for (const [k, instalment] of line.instalments.entries()) {
    oldSum += instalment.amount
    const reached =
      before > 0
        ? roundCents((line.amount * oldSum) / before)
        : roundCents((line.amount * (k + 1)) / line.instalments.length)
    instalment.amount = reached - given
    given = reached
  }
}

/** What is written in proportion to a figure moves with it: prices by segment, what units cost beyond thresholds. */
function rescale(line: Assumption, field: ChangeableField, before: number, after: number): void {
  const scaled = (n: number) => roundCents(before > 0 ? (n * after) / before : after)
  if (field === 'unitPrice' && line.type === 'revenue')
    for (const segment of line.segments ?? []) segment.unitPrice = scaled(segment.unitPrice)
  if (field === 'basis.amount' && line.type === 'variable-cost' && line.basis.type === 'per-unit')
    for (const tier of line.basis.tiers ?? []) tier.amount = scaled(tier.amount)
}

/** Changes one figure of a line in place; false when the line has no such figure. */
function change(
  line: Assumption,
  field: ChangeableField,
  to: (before: number | null) => number | null,
): boolean {
  if (field === 'unitPrice' && line.type === 'revenue') line.unitPrice = meanPrice(line)
  const path = field.split('.')
  const key = path.pop()!
  let holder: unknown = line
  for (const step of path) holder = isBag(holder) ? holder[step] : undefined
  if (!isBag(holder)) return false
  const before = holder[key]
  const old = typeof before === 'number' ? before : 0
  const after = to(typeof before === 'number' ? before : null)
  if (after === null) return false
  const held = wholeFields.has(field) ? roundCents(after) : after
  holder[key] = held
  if (field === 'amount' && isFunding(line)) reshare(line, old)
  rescale(line, field, old, after)
  moveRanges(line, field, old, held)
  return true
}

/** Moves every month of a line by `n`, or only the days its money comes. */
function moveLine(line: Assumption, n: number, start: Month, cashOnly = false): void {
  const moved = (m: Month): Month => addMonths(m, n)
  if (cashOnly) {
    if (isFunding(line)) for (const part of line.instalments) part.month = moved(part.month)
    if (line.type === 'revenue' || line.type === 'variable-cost')
      line.paymentDelayDays = (line.paymentDelayDays ?? 0) + 30 * n
    return
  }
  const once = line.type === 'investment' || line.type === 'loan' || line.type === 'deposit'
  const dated = once || isFunding(line)
  if (!dated) line.from = moved(line.from ?? start)
  else if (line.from) line.from = moved(line.from)
  if (line.to) line.to = moved(line.to)
  if (once) line.month = moved(line.month)
  if (line.type === 'deposit' && line.back) line.back = moved(line.back)
  if (line.type === 'revenue' && line.volume.growth.type === 's-curve')
    line.volume.growth.by = moved(line.volume.growth.by)
  if (isFunding(line)) {
    line.award = moved(line.award)
    for (const part of line.instalments) part.month = moved(part.month)
  }
}

function applyTo(line: Assumption, c: Exclude<Change, { type: 'add' | 'remove' }>, start: Month): boolean {
  switch (c.type) {
    case 'multiply':
      return change(line, c.field, (before) => (before === null ? null : before * c.factor))
    case 'set':
      return change(line, c.field, () => c.value)
    case 'delay':
      if (c.cashOnly && !hasOwnCashDate(line)) return false
      moveLine(line, c.months, start, c.cashOnly)
      return true
  }
}

/**
 * The plan once changes are applied in order; the given plan is left as it was. A removed line takes
 * with it the variable and step costs that follow it. `field` of a refusal is the index of the change.
 */
export function applyChanges(plan: Plan, changes: readonly Change[]): Result<Plan, ChangeRefusal> {
  const lines = new Map(plan.assumptions.map((line) => [line.id, line]))
  const copied = new Set<string>()
  for (const [i, c] of changes.entries()) {
    const at = String(i)
    if (c.type === 'add') {
      if (lines.has(c.line.id)) return refuse('line_exists', at)
      lines.set(c.line.id, c.line)
      continue
    }
    const line = lines.get(c.line)
    if (!line) return refuse('unknown_line', at)
    if (c.type === 'remove') {
      for (const other of lines.values()) {
        const follows = (other.type === 'variable-cost' || other.type === 'step-cost') && other.of === c.line
        if (other.id !== c.line && !follows) continue
        lines.delete(other.id)
        copied.delete(other.id)
      }
      continue
    }
    const own = copied.has(c.line) ? line : structuredClone(line)
    copied.add(c.line)
    lines.set(c.line, own)
    if (!applyTo(own, c, plan.start)) return refuse('field_not_on_line', at)
  }
  return ok({ ...plan, assumptions: [...lines.values()] })
}

/** The plan as a scenario sees it; the base when no scenario is named. */
export function planOf(plan: Plan, scenarioId?: string): Result<Plan, ChangeRefusal> {
  if (scenarioId === undefined) return ok(plan)
  const scenario = plan.scenarios.find((s) => s.id === scenarioId)
  return scenario ? applyChanges(plan, scenario.changes) : refuse('unknown_scenario', scenarioId)
}

/** The same plan starting in another month, every date of every line moved along (templates, a late start). */
export function startAt(plan: Plan, start: Month): Plan {
  const months =
    (Number(start.slice(0, 4)) - Number(plan.start.slice(0, 4))) * 12 +
    Number(start.slice(5)) -
    Number(plan.start.slice(5))
  const moved = (line: Assumption): Assumption => {
    const copy = structuredClone(line)
    const { from } = copy
    moveLine(copy, months, plan.start)
    // A line that starts with the plan still says so by saying nothing.
    if (!from) delete copy.from
    return copy
  }
  return {
    ...plan,
    start,
    assumptions: plan.assumptions.map(moved),
    scenarios: plan.scenarios.map((s) => ({
      ...s,
      changes: s.changes.map((c) => (c.type === 'add' ? { ...c, line: moved(c.line) } : c)),
    })),
  }
}

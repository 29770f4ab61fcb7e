import { ok, type Result } from '#kit/result.ts'
import type { Frame, Stream } from '../frame.ts'
import type { Assumption, Plan, Revenue, StepCost } from '../plan.ts'
import { project } from '../projection.ts'
import { Assembly } from './assemble.ts'
import { Dependence, type VolumeState } from './dependence.ts'
import { type Dimension, expand, MAX_FLOW_SOUNDINGS, MAX_SOUNDINGS, soundingsOf } from './expand.ts'
import { natureOf } from './fields.ts'
import { type Input, inputsOf } from './inputs.ts'
import { type Law, reachOf } from './law.ts'
import { type EngineLine, type Program, targets } from './program.ts'
import type { SimulationRefusal } from './simulation.ts'
import { addStreams, effectOf, effectOfUnits, type Setting, settled, unpriced, widthOf } from './sounding.ts'
import { VolumeSources } from './sources.ts'

/** Places of a table of whole values, and of a polynomial whose degree is the number of plan years. */
function placesOf(law: Law, kind: 'curve' | 'knots', step: number, months: number): number[] {
  const { low, high } = reachOf(law)
  if (kind === 'knots') {
    const first = Math.floor(low / step) * step
    const n = Math.ceil((high - first) / step) + 1
    return Array.from({ length: n }, (_, k) => first + k * step)
  }
  if (low === high) return [low]
  // What is paid ahead may be of the year after the plan.
  const n = Math.ceil((months + 11) / 12) + 1
  const middle = (low + high) / 2
  const half = (high - low) / 2
  return Array.from({ length: n }, (_, k) => middle - half * Math.cos((Math.PI * (2 * k + 1)) / (2 * n)))
}

class Compiler {
  readonly #plan: Plan
  readonly #frame: Frame
  readonly #dependence: Dependence
  readonly #assembly: Assembly
  readonly #sources: VolumeSources
  readonly #byEngine: EngineLine[] = []

  constructor(plan: Plan, frame: Frame, dependence: Dependence, assembly: Assembly, sources: VolumeSources) {
    this.#plan = plan
    this.#frame = frame
    this.#dependence = dependence
    this.#assembly = assembly
    this.#sources = sources
  }

  get byEngine(): readonly EngineLine[] {
    return this.#byEngine
  }

  /** Adds a line that something uncertain moves, in the cheapest way that says the same as the engine. */
  add(line: Assumption): void {
    const d = this.#dependence
    const inputs = d.inputsOf(line)
    const kinds = new Set(inputs.map(({ input }) => natureOf(this.#owner(input), input.field).kind))
    const sale = d.saleOf(line)
    const volume = sale ? d.volumeOf(sale) : 'certain'
    const steps = line.type === 'step-cost' && (volume !== 'certain' || kinds.has('every'))
    const bent = steps && inputs.some(({ input }) => input.field === 'earnedOver')
    const curved = volume === 'curved'
    const dimensions = this.#dimensions(
      inputs.filter(({ input }) => !(curved && input.field.startsWith('volume.'))),
    )
    if (kinds.has('other') || bent || this.#isTooMuch(line, volume, kinds)) this.#leaveToEngine(line)
    else if (steps) this.#addSteps(line)
    else if (soundingsOf(dimensions) > (curved ? MAX_FLOW_SOUNDINGS : MAX_SOUNDINGS))
      this.#leaveToEngine(line)
    else if (curved) this.#addFlows(line, dimensions)
    else this.#addTerms(line, dimensions)
  }

  #owner(input: Input): Assumption {
    return this.#plan.assumptions.find(({ id }) => id === input.line)!
  }

  /** Thresholds bend with the units of each month, and stocks with their shape: a multiple of it is no matter. */
  #isTooMuch(line: Assumption, volume: VolumeState, kinds: ReadonlySet<string>): boolean {
    if (line.type !== 'variable-cost') return false
    const tiers = line.basis.type === 'per-unit' && line.basis.tiers !== undefined
    if (!line.stockDays) return tiers && volume !== 'certain'
    if (tiers || kinds.has('curve')) return true
    const sale = this.#dependence.saleOf(line)
    return volume === 'curved' || (volume === 'straight' && sale?.volume.growth.type !== 'none')
  }

  #dimensions(inputs: readonly { index: number; input: Input }[]): Dimension[] {
    return inputs.map(({ index, input }) => {
      const nature = natureOf(this.#owner(input), input.field)
      if (nature.kind !== 'knots' && nature.kind !== 'curve') return { index, input }
      const step = nature.kind === 'knots' ? nature.step : 0
      const places = placesOf(input.law, nature.kind, step, this.#frame.months)
      // A table too long is never read: the line is left to the engine.
      if (places.length > MAX_SOUNDINGS) return { index, input, table: { places, column: -1 } }
      return { index, input, table: { places, column: this.#assembly.table(index, nature.kind, places) } }
    })
  }

  #chance(line: Assumption): number[] {
    const column = this.#dependence.chanceOf(line)
    return column < 0 ? [] : [column]
  }

  #addTerms(line: Assumption, dimensions: readonly Dimension[]): void {
    const lines = this.#dependence.withBefore(line)
    const sound = remembered(dimensions, (settings) =>
      effectOf(this.#plan, settled(this.#plan, lines, settings), this.#frame),
    )
    const chance = this.#chance(line)
    for (const target of targets)
      for (const { columns, values } of expand(dimensions, (figures) => sound(figures)[target], 1))
        this.#assembly.add(target, [...columns, ...chance], values)
  }

  /** What each unit does, by the month it is billed or served, as it is multiplied by units known only in the run. */
  #addFlows(line: Assumption, dimensions: readonly Dimension[]): void {
    const sale = this.#dependence.saleOf(line)!
    const cost = line === sale ? null : line
    const slots = this.#sources.volume(sale)
    const yearly = sale.billing === 'yearly'
    const width = this.#widthOf(sale, cost, dimensions)
    const sound = remembered(dimensions, (settings) => {
      const [priced, follower = null] = settled(this.#plan, cost ? [sale, cost] : [sale], settings)
      if (priced?.type !== 'revenue') throw new Error(`no sale under ${line.id}`)
      const whole = effectOfUnits(this.#plan, priced, follower, this.#frame, width)
      if (!yearly) return { served: whole, billed: whole }
      // Units billed and units served are two: the price goes with the first, the rest with the second.
      const served = effectOfUnits(this.#plan, unpriced(priced), follower, this.#frame, width)
      for (const target of targets)
        for (let k = 0; k < whole[target].length; k++) whole[target][k]! -= served[target][k]!
      return { served, billed: whole }
    })
    for (const target of targets) {
      for (const { columns, values } of expand(dimensions, (f) => sound(f).served[target], UNITS))
        this.#assembly.flow(target, columns, slots.units, values, width)
      if (!yearly) continue
      for (const { columns, values } of expand(dimensions, (f) => sound(f).billed[target], UNITS))
        this.#assembly.flow(target, columns, slots.billed, values, width)
    }
  }

  /** The width at the longest delays of every table. */
  #widthOf(sale: Revenue, cost: Assumption | null, dimensions: readonly Dimension[]): number {
    const longest = dimensions.flatMap(({ input, table }): Setting[] =>
      table ? [{ line: input.line, field: input.field, value: table.places.at(-1)! }] : [],
    )
    const [late, follower = null] = settled(this.#plan, cost ? [sale, cost] : [sale], longest)
    if (late?.type !== 'revenue') throw new Error(`no sale under ${sale.id}`)
    return widthOf(late, follower, this.#frame.months)
  }

  #addSteps(line: StepCost): void {
    const sale = this.#dependence.saleOf(line)!
    const slot = this.#sources.steps(line, sale)
    const own = this.#dependence
      .inputsOf(line)
      .filter(({ input }) => input.line === line.id && input.field !== 'every')
    const dimensions = this.#dimensions(own)
    // A unit a step: what units do is then what steps do. What is prepaid is served after the last sale too.
    const to = sale.earnedOver ? undefined : sale.to
    const plain: Revenue = { ...sale, to, earnedOver: undefined, billing: undefined }
    const width = widthOf(plain, line, this.#frame.months)
    const sound = remembered(dimensions, (settings) => {
      const [set] = settled(this.#plan, [line], settings)
      if (set?.type !== 'step-cost') throw new Error(`no step under ${line.id}`)
      return effectOfUnits(this.#plan, plain, { ...set, every: 1 }, this.#frame, width)
    })
    for (const target of targets)
      for (const { columns, values } of expand(dimensions, (f) => sound(f)[target], UNITS))
        this.#assembly.flow(target, columns, slot, values, width)
  }

  #leaveToEngine(line: Assumption): void {
    const inputs = this.#dependence.inputsOf(line)
    this.#byEngine.push({
      lines: this.#dependence.withBefore(line).map((one) => ({ ...one, ranges: undefined })),
      changes: inputs.map(({ index, input }) => ({ column: index, line: input.line, field: input.field })),
      chance: this.#dependence.chanceOf(line),
    })
  }
}

/** Units no plan passes: what they multiply is no effect below a fraction of a cent. */
const UNITS = 1e7

/** Sounds once for each list of figures: the three targets ask for the same. */
function remembered<T>(
  dimensions: readonly Dimension[],
  sound: (settings: readonly Setting[]) => T,
): (figures: readonly number[]) => T {
  const known = new Map<string, T>()
  return (figures) => {
    const key = figures.join()
    const before = known.get(key)
    if (before !== undefined) return before
    const settings = dimensions.map(({ input }, i) => ({
      line: input.line,
      field: input.field,
      value: figures[i]!,
    }))
    const sounded = sound(settings)
    known.set(key, sounded)
    return sounded
  }
}

/**
 * Makes a plan, or one of its scenarios, ready to be run. Refuses what the forecast refuses, and a plan where nothing
 * is uncertain; `field` says where.
 */
export function compile(plan: Plan, scenarioId?: string): Result<Program, SimulationRefusal> {
  const projected = project(plan, scenarioId)
  if (!projected.ok) return projected
  const { plan: seen, frame, lines, totals, closing, scenario } = projected.value
  const found = inputsOf(seen)
  if (!found.ok) return found
  const { inputs, factors } = found.value
  const dependence = new Dependence(seen, inputs)
  const sources = new VolumeSources(dependence, frame, lines)
  const assembly = new Assembly(frame.months, inputs.length, () => sources.slots++)
  const compiler = new Compiler(seen, frame, dependence, assembly, sources)
  for (const { line, streams } of lines)
    if (dependence.inputsOf(line).length > 0 || dependence.chanceOf(line) >= 0) compiler.add(line)
    else addStreams(assembly.base, streams)
  const terms = assembly.terms()
  const flows = assembly.flows()
  const { byEngine } = compiler
  const taxIsCertain =
    terms.tax.dense.length + terms.tax.sparse.length === 0 &&
    byEngine.length === 0 &&
    flows.every(({ target }) => target !== 'tax')
  // The settlement depends on every line: where one is uncertain it is made anew in each run.
  const isSettlement = (s: Stream) => s.side === 'move' || ('via' in s && s.via === 'sales-tax')
  addStreams(assembly.base, taxIsCertain ? totals.own : totals.own.filter((s) => !isSettlement(s)))
  const tax = taxIsCertain ? undefined : frame.tax
  return ok({
    plan: seen,
    scenario,
    months: frame.months,
    openingCash: frame.openingCash,
    inputs,
    factors,
    tables: assembly.tables,
    columns: assembly.columns,
    coefficients: assembly.coefficients,
    base: assembly.base,
    terms,
    sources: [...sources.list, ...assembly.profiles()],
    slots: sources.slots,
    flows,
    byEngine,
    settlement: tax ? { every: tax.every, firstCalendarMonth: frame.firstCalendarMonth } : null,
    expected: closing,
  })
}

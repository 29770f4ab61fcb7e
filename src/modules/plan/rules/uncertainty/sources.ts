import { monthsBetween } from '#kit/day.ts'
import { type Frame, lifeOf } from '../frame.ts'
import type { Revenue, StepCost } from '../plan.ts'
import type { LineStreams } from '../streams.ts'
import { sCurve } from '../volume.ts'
import type { Dependence } from './dependence.ts'
import type { Parameter, Source } from './program.ts'
import type { UncertainField } from './simulation.ts'

/** The units that runs compute, each once, those that are followed before their followers. */
export class VolumeSources {
  readonly list: Source[] = []
  slots = 0
  readonly #volumes = new Map<string, { units: number; billed: number }>()
  readonly #served = new Map<string, number>()
  readonly #dependence: Dependence
  readonly #frame: Frame
  readonly #lines: readonly LineStreams[]

  constructor(dependence: Dependence, frame: Frame, lines: readonly LineStreams[]) {
    this.#dependence = dependence
    this.#frame = frame
    this.#lines = lines
  }

  /** Slots of the units of a sale, and of those billed where they differ. */
  volume(sale: Revenue): { units: number; billed: number } {
    const known = this.#volumes.get(sale.id)
    if (known) return known
    const { growth, start, churn = 0, seasonality } = sale.volume
    const chain = this.#dependence.chainOf(sale)
    const before = chain.at(-2)
    const followed = growth.type === 'follows' && before ? this.volume(before).units : -1
    const { first, last } = lifeOf(sale, this.#frame)
    const end = Math.min(last, this.#frame.months - 1)
    const parameter = (field: UncertainField, figure: number): Parameter => ({
      column: this.#dependence.columnOf(sale, field),
      figure,
    })
    const span = growth.type === 's-curve' ? monthsBetween(this.#frame.start, growth.by) - first : 0
    const way = (m: number) => sCurve(span <= 0 ? 1 : (m - first) / span)
    const season = (m: number) => (seasonality ? seasonality[(this.#frame.firstCalendarMonth + m) % 12]! : 1)
    const slope = () => {
      switch (growth.type) {
        case 'none':
          return { column: -1, figure: 0 }
        case 'linear':
          return parameter('volume.growth.perMonth', growth.perMonth)
        case 's-curve':
          return parameter('volume.growth.target', growth.target)
        case 'follows':
          return parameter('volume.growth.ratio', growth.ratio)
      }
    }
    const yearly = sale.billing === 'yearly'
    const units = this.slots++
    const billed = yearly ? this.slots++ : units
    this.list.push({
      kind: 'volume',
      units,
      billed: yearly ? billed : -1,
      first,
      end,
      start: parameter('volume.start', start),
      churn: parameter('volume.churn', churn),
      growth: growth.type,
      slope: slope(),
      way: Float64Array.from({ length: this.#frame.months }, (_, m) => way(m)),
      followed,
      season: Float64Array.from({ length: this.#frame.months }, (_, m) => season(m)),
    })
    const made = { units, billed }
    this.#volumes.set(sale.id, made)
    return made
  }

  /** Slot of the steps that a cost counts in each month. */
  steps(cost: StepCost, sale: Revenue): number {
    const certain = this.#dependence.volumeOf(sale) === 'certain'
    const of = certain ? this.#certain(sale) : this.volume(sale).units
    const units = this.slots++
    this.list.push({
      kind: 'steps',
      units,
      of,
      over: certain || sale.billing === 'yearly' ? 1 : (sale.earnedOver ?? 1),
      every: { column: this.#dependence.columnOf(cost, 'every'), figure: cost.every },
    })
    return units
  }

  #certain(sale: Revenue): number {
    const known = this.#served.get(sale.id)
    if (known !== undefined) return known
    const served = this.#lines.find(({ line }) => line.id === sale.id)?.served
    const units = this.slots++
    this.list.push({
      kind: 'fixed',
      units,
      values: served ? served.slice() : new Float64Array(this.#frame.months),
    })
    this.#served.set(sale.id, units)
    return units
  }
}

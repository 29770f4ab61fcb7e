import type { Model } from './model.ts'

/** How many neighbours on either side an insertion looks at first, and how many a ruin may walk through. */
const BESIDE = 24
const AROUND = 120
/**
 * How many on either side it looks at now and then: some plans are only reached through a place that looks poor. Of more
 * stops than these the longer lists do not pay, for they push what is needed more often out of the cache.
 */
const BESIDE_WIDE = 100
const WIDE_UNTIL = 500

/** What a typical leg is measured by. */
const FIFTH = 5
const SAMPLE = 100

/** A second of waiting, or of being late, in seconds of travel: as in granular neighbourhoods (Vidal et al. 2013). */
const WAITING = 0.2
const LATE = 1

/**
 * For each stop the others that are good to have just before it, just after it, and around it whatever the hour. A list
 * is made when it is first asked for, so that ten thousand stops cost nothing before they are needed.
 */
export class Near {
  /** On either side in `sides`, and of these the first that are looked at for now. */
  readonly beside: number
  width: number
  readonly around: number
  /** By stop: the best one before it, the best one after it, the second best before it… */
  readonly sides: Int32Array
  readonly rings: Int32Array
  readonly #model: Model
  readonly #hasBeside: Uint8Array
  readonly #hasRing: Uint8Array
  readonly #key: Float64Array
  /** Cost of a second on the road, more or less. */
  readonly #perSecond: number

  constructor(model: Model) {
    const { stops } = model
    this.#model = model
    this.beside = Math.max(0, Math.min(stops <= WIDE_UNTIL ? BESIDE_WIDE : BESIDE, stops - 1))
    this.width = Math.min(BESIDE, this.beside)
    this.around = Math.min(AROUND, stops)
    this.sides = new Int32Array(stops * this.beside * 2)
    this.rings = new Int32Array(stops * this.around)
    this.#hasBeside = new Uint8Array(stops)
    this.#hasRing = new Uint8Array(stops)
    this.#key = new Float64Array(stops)
    this.#perSecond = perSecond(model)
  }

  /** Whether all neighbours are looked at from now on, or the best ones only. */
  widen(wide: boolean): void {
    this.width = wide ? this.beside : Math.min(BESIDE, this.beside)
  }

  /** Fills `sides` of the stop, from its number × 2 × `beside` on. */
  needBeside(stop: number): void {
    if (this.#hasBeside[stop]) return
    this.#hasBeside[stop] = 1
    const { travel, place } = this.#model
    const row = place[stop]! * travel.size
    const key = this.#key
    for (let other = 0; other < key.length; other++)
      key[other] = this.#strain(
        other,
        stop,
        travel.costTo[row + place[other]!]!,
        travel.timeTo[row + place[other]!]!,
      )
    key[stop] = Infinity
    smallest(key, this.beside, this.sides, stop * this.beside * 2, 2)
    for (let other = 0; other < key.length; other++)
      key[other] = this.#strain(
        stop,
        other,
        travel.cost[row + place[other]!]!,
        travel.time[row + place[other]!]!,
      )
    key[stop] = Infinity
    smallest(key, this.beside, this.sides, stop * this.beside * 2 + 1, 2)
  }

  #strain(from: number, to: number, cost: number, time: number): number {
    const { open, close, service } = this.#model
    const wait = open[to]! - time - service[from]! - close[from]!
    const late = open[from]! + service[from]! + time - close[to]!
    return cost + this.#perSecond * (WAITING * Math.max(0, wait) + LATE * Math.max(0, late))
  }

  /** Fills `rings` of the stop, from its number × `around` on, itself first. */
  needRing(stop: number): void {
    if (this.#hasRing[stop]) return
    this.#hasRing[stop] = 1
    const { travel, place } = this.#model
    const row = place[stop]! * travel.size
    const key = this.#key
    for (let other = 0; other < key.length; other++)
      key[other] = travel.cost[row + place[other]!]! + travel.costTo[row + place[other]!]!
    key[stop] = -1
    smallest(key, this.around, this.rings, stop * this.around, 1)
  }

  /** The mean cost, duty included, of going to the fifth nearest stop, over some hundred stops. */
  typicalLeg(): number {
    const { stops, travel, place, dutyRate } = this.#model
    const fifth = Math.min(FIFTH, this.around - 1)
    if (fifth < 1) return 1
    const every = Math.max(1, Math.floor(stops / SAMPLE))
    const duty = dutyRate.reduce((most, rate) => Math.max(most, rate), 0)
    let [sum, count] = [0, 0]
    for (let stop = 0; stop < stops; stop += every) {
      this.needRing(stop)
      const leg = place[stop]! * travel.size + place[this.rings[stop * this.around + fifth]!]!
      sum += travel.cost[leg]! + duty * travel.time[leg]!
      count++
    }
    return Math.max(1, sum / count)
  }
}

/** Seen along one row in the matrices. */
function perSecond({ travel, place, stops }: Model): number {
  let [cost, time] = [0, 0]
  const row = (place[0] ?? 0) * travel.size
  for (let stop = 1; stop < stops; stop++) {
    cost += travel.cost[row + place[stop]!]!
    time += travel.time[row + place[stop]!]!
  }
  return time > 0 ? cost / time : 1
}

/** Writes where the smallest keys are, in their order, every so many places. */
function smallest(key: Float64Array, count: number, into: Int32Array, at: number, every: number): void {
  let kept = 0
  let worst = Infinity
  for (let i = 0; i < key.length; i++) {
    const k = key[i]!
    if (kept === count && k >= worst) continue
    let to = at + every * (kept < count ? kept++ : kept - 1)
    for (; to > at && key[into[to - every]!]! > k; to -= every) into[to] = into[to - every]!
    into[to] = i
    worst = key[into[at + every * (kept - 1)]!]!
  }
}

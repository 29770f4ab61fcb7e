/** What is written down of a node, and of a round. */
const FIELDS = 8
const FIGURES = 5

type Written = {
  state: Int32Array
  size: Int32Array
  load: Int32Array
  version: Int32Array
  worth: Float64Array
}

/** What nodes and rounds were before their first change, so that all changes since the last `clear` can be undone. */
export class Journal {
  /** How many rounds are written down. */
  rounds = 0
  readonly #of: Written
  readonly #nodeMark: Int32Array
  readonly #nodeLog: Int32Array
  #nodes = 0
  readonly #roundMark: Int32Array
  readonly #roundLog: Float64Array
  #era = 1

  constructor(of: Written) {
    const nodes = of.state.length / FIELDS
    this.#of = of
    this.#nodeMark = new Int32Array(nodes)
    this.#nodeLog = new Int32Array(nodes * (FIELDS + 1))
    this.#roundMark = new Int32Array(of.size.length)
    this.#roundLog = new Float64Array(of.size.length * FIGURES)
  }

  /** Before a node is changed. */
  touch(node: number): void {
    if (this.#nodeMark[node] === this.#era) return
    this.#nodeMark[node] = this.#era
    const { state } = this.#of
    const log = this.#nodeLog
    const from = node << 3
    const to = this.#nodes++ * (FIELDS + 1)
    log[to] = node
    log[to + 1] = state[from]!
    log[to + 2] = state[from + 1]!
    log[to + 3] = state[from + 2]!
    log[to + 4] = state[from + 3]!
    log[to + 5] = state[from + 4]!
    log[to + 6] = state[from + 5]!
    log[to + 7] = state[from + 6]!
    log[to + 8] = state[from + 7]!
  }

  /** Before a round is changed. */
  touchRound(route: number): void {
    if (this.#roundMark[route] === this.#era) return
    this.#roundMark[route] = this.#era
    const { size, load, version, worth } = this.#of
    const log = this.#roundLog
    const to = this.rounds++ * FIGURES
    log[to] = route
    log[to + 1] = size[route]!
    log[to + 2] = load[route]!
    log[to + 3] = version[route]!
    log[to + 4] = worth[route]!
  }

  /** A round that is written down. */
  round(at: number): number {
    return this.#roundLog[at * FIGURES]!
  }

  clear(): void {
    this.#era++
    this.#nodes = 0
    this.rounds = 0
  }

  /** Everything as it was; `clear` is still to be called. */
  undo(): void {
    const { state, size, load, version, worth } = this.#of
    const nodes = this.#nodeLog
    for (let at = 0; at < this.#nodes; at++) {
      const from = at * (FIELDS + 1)
      const to = nodes[from]! << 3
      for (let field = 0; field < FIELDS; field++) state[to + field] = nodes[from + 1 + field]!
    }
    const log = this.#roundLog
    for (let at = 0; at < this.rounds; at++) {
      const from = at * FIGURES
      const route = log[from]!
      size[route] = log[from + 1]!
      load[route] = log[from + 2]!
      version[route] = log[from + 3]!
      worth[route] = log[from + 4]!
    }
  }
}

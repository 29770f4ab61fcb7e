import type { Point } from '../places.ts'

/** Kilometres of a degree of latitude. */
const DEGREE = 111.2
/** Shares of the drawing that stay empty on each side, so that a mark is never cut. */
const EDGE = 0.06
/** Kilometres that a drawing shows at least: one door alone is not a whole page. */
const LEAST = { wide: 0.3, high: 0.2 }
const BARS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

export type Frame = {
  /** Shares of the width from the left and of the height from the top, 0 to 1. */
  at(point: Point): { readonly x: number; readonly y: number }
  /** A round number of kilometres and the share of the width that it takes. */
  readonly bar: { readonly km: number; readonly share: number }
}

/**
 * How points are put on a drawing that is `ratio` times wider than high: north at the top, the same scale both ways, a
 * degree of longitude shorter by the cosine of the latitude (an equirectangular projection, true over a canton).
 */
export function frameOf(points: readonly Point[], ratio: number): Frame {
  const shown = points.length > 0 ? points : [{ lon: 0, lat: 0 }]
  const [south, north] = ends(shown.map(({ lat }) => lat))
  const [west, east] = ends(shown.map(({ lon }) => lon))
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * shrink * DEGREE, LEAST.wide)
  const high = Math.max((north - south) * DEGREE, LEAST.high)
  const inner = 1 - 2 * EDGE
  /** Shares of the width for a kilometre. */
  const perKm = Math.min(inner / wide, inner / (high * ratio))
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
  const km = BARS.findLast((bar) => bar * perKm <= 0.25) ?? BARS[0]!
  return {
    at: ({ lon, lat }) => ({
      x: 0.5 + (lon - middle.lon) * shrink * DEGREE * perKm,
      y: 0.5 - (lat - middle.lat) * DEGREE * perKm * ratio,
    }),
    bar: { km, share: km * perKm },
  }
}

function ends(values: readonly number[]): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}

/** Shares of the width that a mark with words takes on a page of a computer, a little more than it is wide. */
const MARK = 0.032
const ROUNDS = 24

/**
 * Pushes marks that cover each other apart, a little each time, so that all of them are read; small ones stay where they
 * are. The same marks always end in the same places. `y` counts in shares of the height, `ratio` times less than the width.
 */
export function apart(
  marks: readonly { readonly x: number; readonly y: number; readonly small: boolean }[],
  ratio: number,
): { x: number; y: number }[] {
  const placed = marks.map(({ x, y, small }) => ({ x, y: y / ratio, small }))
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, one] of placed.entries())
      for (const other of placed.slice(i + 1)) {
        if (one.small || other.small) continue
        const [dx, dy] = [other.x - one.x, other.y - one.y]
        const far = Math.hypot(dx, dy)
        if (far >= MARK) continue
        // On the same spot, each pair leaves by a way of its own.
        const angle = far > 1e-6 ? Math.atan2(dy, dx) : i * 2.4
        const push = (MARK - far) / 2
        one.x -= push * Math.cos(angle)
        one.y -= push * Math.sin(angle)
        other.x += push * Math.cos(angle)
        other.y += push * Math.sin(angle)
      }
  return placed.map(({ x, y }) => ({ x: inside(x), y: inside(y * ratio) }))
}

const inside = (share: number): number => Math.min(0.98, Math.max(0.02, share))

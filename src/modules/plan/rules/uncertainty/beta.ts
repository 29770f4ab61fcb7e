import { normalCdf, normalDensity } from './normal.ts'

/** The beta law on [0, 1], for PERT. */

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const

/** Γ(x) for x ≥ 1, to about 1e-14 (Lanczos, g = 7, n = 9). */
function gamma(x: number): number {
  const y = x - 1
  let a: number = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i++) a += LANCZOS[i]! / (y + i)
  const t = y + 7.5
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * a
}

const betaConstant = (a: number, b: number): number => gamma(a + b) / (gamma(a) * gamma(b))

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified Lentz method. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < tiny ? tiny : d)
  let h = d
  for (let m = 1; m < 200; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || tiny)
    c = 1 + even / c || tiny
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || tiny)
    c = 1 + odd / c || tiny
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return h
}

/** P(X ≤ x) of the beta law, a and b at least 1. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = betaConstant(a, b) * x ** a * (1 - x) ** b
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** x such that P(X ≤ x) = p, for 0 < p ≤ 1/2; Newton on logarithms, where the curve is nearly a straight line. */
function lowerQuantile(p: number, a: number, b: number, guess: number): number {
  const constant = betaConstant(a, b)
  let x = guess
  for (let i = 0; i < 60; i++) {
    const cdf = betaCdf(x, a, b)
    const density = constant * x ** (a - 1) * (1 - x) ** (b - 1)
    const step = ((Math.log(p) - Math.log(cdf)) * cdf) / (density * x)
    const next = Math.min(x * Math.exp(Math.max(-5, Math.min(5, step))), (x + 1) / 2)
    if (Math.abs(next - x) <= 1e-15 * x) return next
    x = next
  }
  return x
}

/** x such that P(X ≤ x) = Φ(z), and its slope in z. From the nearer end, where 1 − x would lose its digits. */
function point(z: number, a: number, b: number, guess: number): { x: number; slope: number } {
  const x =
    z <= 0
      ? lowerQuantile(normalCdf(z), a, b, guess)
      : 1 - lowerQuantile(normalCdf(-z), b, a, Math.max(1e-12, 1 - guess))
  const density = betaConstant(a, b) * x ** (a - 1) * (1 - x) ** (b - 1)
  return { x, slope: density > 0 ? normalDensity(z) / density : 0 }
}

/** Scores beyond it are one draw in 10^15, and are put on it. */
const REACH = 8.25
const CELLS = 512
const STEP = (2 * REACH) / CELLS

/**
 * The beta quantile as a function of a standard normal score: 512 cubic Hermite pieces between exact points and slopes.
 * In the score, unlike in the probability, the curve is smooth at both ends; the error stays below 1e-8 (see the test).
 * Layout: value and slope × step at each of the 513 points.
 */
export function betaTable(a: number, b: number): Float64Array {
  const table = new Float64Array(2 * (CELLS + 1))
  let guess = 0.5
  const middle = CELLS / 2
  const put = (i: number) => {
    const { x, slope } = point(-REACH + i * STEP, a, b, guess)
    table[2 * i] = x
    table[2 * i + 1] = slope * STEP
    guess = Math.min(1 - 1e-12, Math.max(1e-12, x))
  }
  for (let i = middle; i >= 0; i--) put(i)
  guess = table[2 * middle]!
  for (let i = middle + 1; i <= CELLS; i++) put(i)
  return table
}

/** Reads such a table at the normal score z. */
export function betaAt(table: Float64Array, z: number): number {
  const at = (z + REACH) / STEP
  const i = at <= 0 ? 0 : at >= CELLS ? CELLS - 1 : Math.floor(at)
  const t = at <= 0 ? 0 : at >= CELLS ? 1 : at - i
  const x0 = table[2 * i]!
  const s0 = table[2 * i + 1]!
  const x1 = table[2 * i + 2]!
  const s1 = table[2 * i + 3]!
  const d = x1 - x0
  return x0 + t * (s0 + t * (3 * d - 2 * s0 - s1 + t * (s0 + s1 - 2 * d)))
}

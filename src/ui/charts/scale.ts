import type { Cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { formatEuros, formatNumber, formatPercent, formatQuantity, NBSP, type Unit } from '../format.ts'

/** What a chart counts. With `euros` the figures are `Cents`; with `percent`, shares of one. */
export type ChartUnit = 'euros' | 'percent' | 'number' | { words: Unit; decimals?: number }
/** `null` where there is no figure: the line is broken, the cell is a dash. */
export type Figure = Cents | number | null

/** The height a figure is drawn at: euros for cents. A drawing may lose cents; the table keeps them. */
export const heightOf = (figure: Figure): number | null =>
  figure === null ? null : typeof figure === 'bigint' ? Number(figure) / 100 : figure

/** A figure in full, for tables and labels. */
export function formatFigure(figure: Figure, unit: ChartUnit, locale: Locale, round = false): string {
  if (figure === null || (typeof figure === 'number' && !Number.isFinite(figure))) return '–'
  if (typeof figure === 'bigint') return formatEuros(figure, locale, { round })
  if (unit === 'percent') return formatPercent(figure, locale, 1)
  if (typeof unit === 'object') return formatQuantity(figure, unit.words, locale, unit.decimals ?? 0)
  return formatNumber(figure, locale, Number.isInteger(figure) ? 0 : 1)
}

export type Scale = {
  readonly low: number
  readonly high: number
  readonly step: number
  /** From low to high, the zero among them when the scale crosses it. */
  readonly ticks: readonly number[]
  /** Share of the height, 0 at the top, where a value is drawn. */
  at(value: number): number
}

const NICE = [1, 2, 2.5, 5, 10]

/** A scale of about `wanted` round steps that holds every value; zero is always on it. */
export function scaleOf(values: readonly (number | null)[], wanted = 4): Scale {
  const known = values.filter((v): v is number => v !== null && Number.isFinite(v))
  const min = Math.min(0, ...known)
  const max = Math.max(0, ...known)
  const rough = (max - min || 1) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (NICE.find((n) => n * power >= rough * 0.999) ?? 10) * power
  const first = Math.floor(min / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9))
  // multiples of the step rather than a running sum: no 0.30000000000000004 on an axis
  const ticks = Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  )
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  return { low, high, step, ticks, at: (value) => (high - value) / (high - low) }
}

/** An axis figure, short: `20 k€`, `1,5 k€`, `40 %`. */
export function formatTick(value: number, unit: ChartUnit, locale: Locale, scale: Scale): string {
  const most = Math.max(Math.abs(scale.low), Math.abs(scale.high))
  const decimals = (step: number) => (Number.isInteger(Number(step.toPrecision(9))) ? 0 : step < 0.1 ? 2 : 1)
  if (unit === 'percent') return formatPercent(value, locale, decimals(scale.step * 100))
  if (unit !== 'euros') return formatNumber(value, locale, decimals(scale.step))
  if (value === 0) return '0'
  const [divisor, letter] = most >= 2_000_000 ? [1_000_000, 'M'] : most > 5000 ? [1000, 'k'] : [1, '']
  const figure = formatNumber(value / divisor, locale, decimals(scale.step / divisor))
  if (locale === 'en') return value < 0 ? `${figure[0]}€${figure.slice(1)}${letter}` : `€${figure}${letter}`
  return `${figure}${NBSP}${letter}€`
}

const STRIDES = [1, 2, 3, 4, 6, 12, 24]

/** Every how many months a label is written, so that at most `most` of `count` are. */
export const strideOf = (count: number, most: number): number =>
  STRIDES.find((stride) => Math.ceil(count / stride) <= most) ?? Math.ceil(count / most)

/** Two decimals are enough for a drawing, and keep the page light. */
export const tidy = (n: number): number => Math.round(n * 100) / 100

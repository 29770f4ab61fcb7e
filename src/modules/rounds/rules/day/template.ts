import type { Hours, Way } from './errand.ts'

/** One errand that a model of round makes each time. Cents as a whole number: it is kept as JSON. */
export type TemplateLine = {
  readonly way: Way
  readonly what: string
  readonly whom: string
  readonly phone: string
  readonly address: string
  readonly toAddress: string
  readonly hours: readonly Hours[]
  readonly minutes: number
  readonly kg: number
  readonly crates: number
  readonly revenue: number
  readonly handling: number
}

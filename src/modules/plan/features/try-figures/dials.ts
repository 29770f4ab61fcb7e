import { figureInput, readFigure } from '#modules/plan/figure-text.ts'
import type { Change, Plan } from '#modules/plan/rules/plan.ts'
import type { ChangeableField } from '#modules/plan/rules/vocabulary.ts'
import { hardBounds, stepOf } from '#modules/plan/rules/whatif/fields.ts'
import { influencesOf } from '#modules/plan/rules/whatif/influence.ts'

/** A figure one may move: where it stands and how far its slide goes. Numbers in the unit of the field. */
export type Dial = {
  /** Name of its box and of its part of the address. */
  readonly key: string
  readonly line: string
  readonly name: string
  readonly field: ChangeableField
  readonly figure: number
  readonly low: number
  readonly high: number
  readonly step: number
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

/** Slides move by a hundredth of the way, in steps a person would say: 1, 2, 5, 10, 20, 50… */
function slideStep(span: number, least: number): number {
  const rough = span / 100
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].find((n) => n * power >= rough) ?? 10
  return Math.max(least, tidy(step * power))
}

/** The figures that weigh most on a plan, each from nothing to twice itself. */
export const dialsOf = (plan: Plan): Dial[] =>
  influencesOf(plan).flatMap(({ line, name, field, figure }): Dial[] => {
    const of = plan.assumptions.find((one) => one.id === line)
    if (!of) return []
    const hard = hardBounds(of, field)
    const low = Math.max(hard.low, figure > 0 ? 0 : 2 * figure)
    const high = Math.min(hard.high, figure > 0 ? 2 * figure : 0)
    const step = slideStep(high - low, stepOf(field, figure))
    return [{ key: `${line}:${field}`, line, name, field, figure, low, high, step }]
  })

export type Typed = Readonly<Record<string, string>>

/** What the boxes show of the plan itself. */
export const asInPlan = (dials: readonly Dial[]): Typed =>
  Object.fromEntries(dials.map((dial) => [dial.key, figureInput(dial.field, dial.figure)]))

type Read = {
  readonly changes: readonly Change[]
  /** Boxes whose number will not do; the plan's own figure stands for them. */
  readonly wrong: ReadonlySet<string>
}

/** What was typed as changes of the plan; a figure left as it was is none. */
export function readDials(dials: readonly Dial[], typed: Typed, lines: Plan['assumptions']): Read {
  const changes: Change[] = []
  const wrong = new Set<string>()
  const own = asInPlan(dials)
  for (const { key, line, field } of dials) {
    const text = typed[key]
    if (text === undefined || text === own[key]) continue
    const read = readFigure(field, text)
    const of = lines.find((one) => one.id === line)
    const hard = of && hardBounds(of, field)
    if (!read.ok || !hard || read.value < hard.low || read.value > hard.high) wrong.add(key)
    else changes.push({ type: 'set', line, field, value: read.value })
  }
  return { changes, wrong }
}

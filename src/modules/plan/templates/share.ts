import { planOf } from '../canvas-file.ts'
import type { Assumption, Plan } from '../rules/plan.ts'
import { parsePlan } from '../rules/schema.ts'
import type { Snapshot, TemplateContent } from '../snapshot.ts'

/** Fields that hold amounts of money in a line, wherever they stand in it. */
const MONEY = new Set(['unitPrice', 'unitCost', 'amount', 'gross', 'hourly'])

const withoutMoney = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutMoney)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      MONEY.has(key) && typeof inner === 'number' ? 0 : withoutMoney(inner),
    ]),
  )
}

/** A line without what belongs to one hub: where its figure comes from, who funds, who lends. */
function anonymous(line: Assumption, funder: (name: string) => string): Assumption {
  const { note: _, ...copy } = structuredClone(line) as Assumption & { note?: string }
  if ('funder' in copy && copy.funder) copy.funder = funder(copy.funder)
  if ('lender' in copy) delete copy.lender
  if ('aid' in copy && copy.aid) delete copy.aid.funder
  return copy as Assumption
}

export type Sharing = {
  /** Keeps prices and amounts; otherwise each is zero. */
  readonly figures: boolean
  /** What stands in for the n-th funder's name. */
  readonly funder: (n: number) => string
}

/**
 * What a hub gives away of its canvas: slips without links to records, flows between slips, lines without the names of
 * funders nor the sources of figures; and without amounts unless told.
 */
export function contentToShare(kept: Snapshot, { figures, funder }: Sharing): TemplateContent {
  const names = new Map<string, string>()
  const instead = (name: string): string => {
    const known = names.get(name) ?? funder(names.size + 1)
    names.set(name, known)
    return known
  }
  const whole = planOf(kept)
  const lines = whole.assumptions.map((line) => anonymous(line, instead))
  // A change that sets a figure, or adds a line, tells amounts of its own.
  const relative = whole.scenarios.filter(({ changes }) =>
    changes.every(({ type }) => type === 'multiply' || type === 'delay' || type === 'remove'),
  )
  const { opening: _, correlations: __, openingCash, ...head } = whole
  const bare: Plan = {
    ...head,
    openingCash: 0,
    assumptions: lines.map((line) => {
      const { ranges: ___, ...rest } = withoutMoney(line) as Assumption
      return rest as Assumption
    }),
    scenarios: relative,
  }
  // What a scenario adds names funders as the plan itself does.
  const scenarios = whole.scenarios.map((scenario) => ({
    ...scenario,
    changes: scenario.changes.map((change) =>
      change.type === 'add' ? { ...change, line: anonymous(change.line, instead) } : change,
    ),
  }))
  const given: Plan = figures ? { ...whole, assumptions: lines, scenarios, openingCash } : bare
  const parsed = parsePlan(given)
  const order = kept.notes.map((note) => note.id)
  return {
    plan: parsed.ok ? parsed.value : { ...given, scenarios: [] },
    notes: kept.notes.map(({ block, text, colour, pillar, side }) => ({ block, text, colour, pillar, side })),
    flows: (kept.flows ?? []).flatMap((flow) => {
      const ends = {
        customer: order.indexOf(flow.customerId),
        beneficiary: order.indexOf(flow.beneficiaryId),
        service: flow.serviceNoteId ? order.indexOf(flow.serviceNoteId) : -1,
      }
      const line = kept.assumptions.find(({ id }) => id === flow.lineId)?.body.id ?? null
      // A service of the catalogue is a record of the hub: its flow stays here.
      return Object.values(ends).every((at) => at >= 0) ? [{ ...ends, line }] : []
    }),
  }
}

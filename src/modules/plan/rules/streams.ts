import { ok, type Result, refuse } from '#kit/result.ts'
import { borrow, deposit, invest } from './assets.ts'
import { fixedCost, stepCost, variableCost } from './costs.ts'
import type { Frame, Stream } from './frame.ts'
import { fund } from './funding.ts'
import type { Assumption, Plan, Revenue } from './plan.ts'
import { type Sold, sell } from './revenue.ts'
import type { Series } from './spread.ts'
import { inKind, salary } from './staff.ts'
import { type Volumes, volumesOf } from './volume.ts'

export type LineStreams = {
  readonly line: Assumption
  readonly streams: readonly Stream[]
  /** Units per month, for lines that have a volume. */
  readonly units: Series | null
  /** Units served each month: what a prepaid or yearly sale asks of the team. */
  readonly served: Series | null
}
export type StreamRefusal = 'unknown_line' | 'cycle'

type Sale = Sold & { readonly volumes: Volumes }

/** Sells every revenue line once, a followed line before its follower. */
function sellAll(plan: Plan, frame: Frame): Result<Map<string, Sale>, StreamRefusal> {
  const lines = new Map<string, Revenue>()
  for (const line of plan.assumptions) if (line.type === 'revenue') lines.set(line.id, line)
  const sales = new Map<string, Sale>()
  const open = new Set<string>()

  const visit = (line: Revenue): StreamRefusal | null => {
    if (sales.has(line.id)) return null
    if (open.has(line.id)) return 'cycle'
    let followed: Series | null = null
    const { growth } = line.volume
    if (growth.type === 'follows') {
      const target = lines.get(growth.line)
      if (!target) return 'unknown_line'
      open.add(line.id)
      const refused = visit(target)
      if (refused) return refused
      followed = sales.get(target.id)!.volumes.units
    }
    const volumes = volumesOf(line, frame, followed)
    sales.set(line.id, { ...sell(line, volumes, frame), volumes })
    return null
  }

  for (const line of lines.values()) {
    const refused = visit(line)
    if (refused) return refuse(refused, line.id)
  }
  return ok(sales)
}

function streamsOf(line: Assumption, frame: Frame, sales: Map<string, Sale>): readonly Stream[] | null {
  switch (line.type) {
    case 'revenue':
      return sales.get(line.id)!.streams
    case 'grant':
    case 'patronage':
    case 'crowdfunding':
    case 'seed-fund':
      return fund(line, frame)
    case 'fixed-cost':
      return fixedCost(line, frame)
    case 'salary':
      return salary(line, frame)
    case 'variable-cost': {
      const of = sales.get(line.of)
      return of ? variableCost(line, of, frame) : null
    }
    case 'step-cost': {
      const of = sales.get(line.of)
      return of ? stepCost(line, of, frame) : null
    }
    case 'investment':
      return invest(line, frame)
    case 'loan':
      return borrow(line, frame)
    case 'in-kind':
      return inKind(line, frame)
    case 'deposit':
      return deposit(line, frame)
  }
}

/** Monthly amounts of every line, in the order of the plan. Refuses a reference to a line that is not a revenue. */
export function streamsOfPlan(plan: Plan, frame: Frame): Result<LineStreams[], StreamRefusal> {
  const sales = sellAll(plan, frame)
  if (!sales.ok) return sales
  const all: LineStreams[] = []
  for (const line of plan.assumptions) {
    const streams = streamsOf(line, frame, sales.value)
    if (!streams) return refuse('unknown_line', line.id)
    const sale = sales.value.get(line.id)
    all.push({ line, streams, units: sale?.volumes.units ?? null, served: sale?.served ?? null })
  }
  return ok(all)
}

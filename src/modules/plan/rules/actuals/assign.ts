import type { LineForecast } from '../forecast.ts'
import type { Assumption } from '../plan.ts'
import type { Months } from './period.ts'
import { share } from './share.ts'
import {
  amountOn,
  isMirror,
  isOutsideAnyPlan,
  type Moved,
  type Side,
  sides,
  sidesOfAccount,
} from './sides.ts'

/** A line of the plan on one side: what was planned, and what the books say when they can. */
export type Compared = {
  readonly line: string
  readonly name: string
  readonly side: Side
  readonly planned: Months
  /** Null when nothing says what really happened: no account of this side, and no measure in euros. */
  readonly actual: Months | null
  /** Prefixes that this line shares with others, and with how many of them. */
  readonly shared: readonly { readonly prefix: string; readonly lines: number }[]
}
/** An account that no line names. */
export type Outside = { readonly account: string; readonly side: Side; readonly amounts: Months }
export type Assigned = { readonly lines: readonly Compared[]; readonly outside: readonly Outside[] }

type Line = { readonly line: Assumption; readonly planned: Readonly<Partial<Record<Side, Months>>> }

/** A forecast line seen as the books see it: what comes in, what goes out, what is given. */
const plannedOf = (made: LineForecast | undefined): Line['planned'] => ({
  income: made?.receipts,
  cost: made?.payments,
  'in-kind': made?.inKind,
})

const total = (amounts: Months | undefined, to = Number.POSITIVE_INFINITY): number =>
  (amounts ?? []).reduce((all, amount, m) => (m <= to ? all + amount : all), 0)

/** Lines that name the longest prefix of an account; several when they name the same one. */
function owners(lines: readonly Line[], account: string): { prefix: string; lines: Line[] } {
  let prefix = ''
  let found: Line[] = []
  for (const one of lines)
    for (const named of one.line.accounts ?? []) {
      if (!account.startsWith(named) || named.length < prefix.length) continue
      if (named.length > prefix.length) {
        prefix = named
        found = []
      }
      if (!found.includes(one)) found.push(one)
    }
  return { prefix, lines: found }
}

/** Sides on which a line has an account. */
const boundSides = ({ accounts = [], type }: Assumption): ReadonlySet<Side> =>
  new Set(accounts.flatMap((prefix) => sidesOfAccount(prefix, type)))

const mainSide = (line: Line): Side | undefined =>
  [...sides].sort((a, b) => total(line.planned[b]) - total(line.planned[a]))[0]

type Ledger = {
  /** By line and side. */
  readonly actual: Map<string, number[]>
  /** By account and side. */
  readonly outside: Map<string, { account: string; side: Side; amounts: number[] }>
  /** By line: its shared prefixes, with how many other lines. */
  readonly sharing: Map<string, Map<string, number>>
}

const empty = (months: number): number[] => new Array<number>(months).fill(0)

/** Adds what a month of an account moved to the lines that name it, or to what is outside the plan. */
function book(ledger: Ledger, own: ReturnType<typeof owners>, one: Moved, months: number): void {
  const { actual, outside, sharing } = ledger
  const [first] = own.lines
  if (!first) {
    if (isOutsideAnyPlan(one.account)) return
    for (const side of sidesOfAccount(one.account)) {
      const key = `${one.account} ${side}`
      const held = outside.get(key) ?? { account: one.account, side, amounts: empty(months) }
      held.amounts[one.month]! += amountOn(side, one)
      outside.set(key, held)
    }
    return
  }
  const { type } = first.line
  const counted = own.lines.filter(({ line }) => !isMirror(line, one.account))
  if (counted.length === 0) return
  for (const side of sidesOfAccount(one.account, type)) {
    const claims = counted.map(({ line, planned }) => ({
      planned: planned[side] ?? [],
      given: actual.get(`${line.id} ${side}`) ?? [],
    }))
    for (const [i, part] of share(amountOn(side, one, type), claims, one.month).entries()) {
      const { id } = counted[i]!.line
      const held = actual.get(`${id} ${side}`) ?? empty(months)
      held[one.month]! += part
      actual.set(`${id} ${side}`, held)
      if (counted.length > 1)
        sharing.set(id, (sharing.get(id) ?? new Map()).set(own.prefix, counted.length - 1))
    }
  }
}

/** A line on each side where it planned something or something happened. */
function comparedOf(one: Line, { actual, sharing }: Ledger, months: number, measured?: Months): Compared[] {
  const { line, planned } = one
  const bound = boundSides(line)
  const main = mainSide(one)
  return sides.flatMap((side): Compared[] => {
    const found = actual.get(`${line.id} ${side}`)
    const plans = planned[side] ?? empty(months)
    if (total(plans) === 0 && !found?.some((amount) => amount !== 0)) return []
    const byMeasure = !line.accounts && side === main ? measured : undefined
    return [
      {
        line: line.id,
        name: line.name,
        side,
        planned: plans,
        actual: bound.has(side) ? (found ?? empty(months)) : (byMeasure ?? null),
        shared: [...(sharing.get(line.id) ?? [])].map(([prefix, lines]) => ({ prefix, lines })),
      },
    ]
  })
}

/**
 * Puts every movement of the books beside the line that names its account: the longest prefix wins, equal prefixes share.
 * `measured` are euros read from a measure, for lines without accounts. What no line names comes back as `outside`.
 */
export function assign(
  plan: readonly Assumption[],
  made: readonly LineForecast[],
  moved: readonly Moved[],
  months: number,
  measured: ReadonlyMap<string, Months> = new Map(),
): Assigned {
  const forecasts = new Map(made.map((one) => [one.id, one]))
  const lines: Line[] = plan.map((line) => ({ line, planned: plannedOf(forecasts.get(line.id)) }))
  const ledger: Ledger = { actual: new Map(), outside: new Map(), sharing: new Map() }
  const owned = new Map<string, ReturnType<typeof owners>>()
  // Month by month: what a line was given before says what the plan still expects of it.
  const inOrder = [...moved].sort((a, b) => a.month - b.month || (a.account < b.account ? -1 : 1))
  for (const one of inOrder) {
    if (one.month < 0 || one.month >= months) continue
    const own = owned.get(one.account) ?? owners(lines, one.account)
    owned.set(one.account, own)
    book(ledger, own, one, months)
  }
  return {
    lines: lines.flatMap((one) => comparedOf(one, ledger, months, measured.get(one.line.id))),
    outside: [...ledger.outside.values()].filter(({ amounts }) => amounts.some((amount) => amount !== 0)),
  }
}

import { add, type Cents, cents, minus, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { LineKind } from './lines.ts'

/** How money may be given for a basket; `later` is what stays owed. */
export const TENDERS = [
  'cash',
  'card',
  'cheque',
  'transfer',
  'direct-debit',
  'cesu',
  'prepaid',
  'allowance',
  'later',
] as const
export type TenderMeans = (typeof TENDERS)[number]

export type Payable = {
  readonly kind: LineKind
  /** Cents, zero or above. */
  readonly amount: Cents
  /** A home service (SAP): never in cash, and the only thing a CESU pays. */
  readonly homeService: boolean
}
export type Tender = { readonly means: TenderMeans; readonly amount: Cents }

export type TenderCode =
  | 'no_cash_for_home'
  | 'cesu_home_only'
  | 'not_from_wallet'
  | 'pay_now'
  | 'more_than_due'
  | 'still_due'
  | 'change_too_large'

const MONEY_KEPT: ReadonlySet<LineKind> = new Set(['top-up', 'voucher', 'donation'])

/**
 * Why this cannot be paid so, or null. A home service paid in cash gives no tax credit (CGI art. 199 sexdecies 6: paid
 * otherwise than in cash); a CESU pays home services only (code du travail art. L1271-1); what is bought to be spent or
 * given is not paid from a wallet, nor owed.
 */
export function barrier({ kind, homeService }: Payable, means: TenderMeans): TenderCode | null {
  if (means === 'cash') return homeService ? 'no_cash_for_home' : null
  if (means === 'cesu') return homeService ? null : 'cesu_home_only'
  if (means === 'prepaid' || means === 'allowance') return MONEY_KEPT.has(kind) ? 'not_from_wallet' : null
  if (means === 'later') return MONEY_KEPT.has(kind) ? 'pay_now' : null
  return null
}

type Barrier = (line: Payable, means: TenderMeans) => TenderCode | null

/**
 * Which part of each line each tender pays (`parts[tender][line]`, cents): every tender is spent whole, no line is paid
 * twice, and nothing is paid by a means that it refuses. When a first sharing leaves a tender with nowhere to go, what
 * others pay is moved (augmenting paths, Ford and Fulkerson 1956), so that it is refused only when no sharing at all
 * exists; the refusal names what stood in the way.
 */
export function allocate(
  lines: readonly Payable[],
  tenders: readonly Tender[],
  barrierOf: Barrier = barrier,
): Result<Cents[][], TenderCode> {
  const open = lines.map((line) => line.amount)
  const parts = tenders.map(() => lines.map(() => zero))
  const may = tenders.map(({ means }) => lines.map((line) => barrierOf(line, means) === null))
  for (const [t, tender] of tenders.entries()) {
    let rest = tender.amount
    while (rest > zero) {
      const path = wayFrom(t, { open, parts, may })
      if (!path) return refuse(whyNot(lines, open, tender, barrierOf))
      const size = path.reduce((min, step) => least(min, parts[step.from ?? -1]?.[step.line] ?? min), rest)
      const most = least(size, open[path.at(-1)!.line]!)
      for (const step of path) {
        parts[step.tender]![step.line] = add(parts[step.tender]![step.line]!, most)
        if (step.from !== null) parts[step.from]![step.line] = minus(parts[step.from]![step.line]!, most)
      }
      open[path.at(-1)!.line] = minus(open[path.at(-1)!.line]!, most)
      rest = minus(rest, most)
    }
  }
  return ok(parts)
}

const least = (a: Cents, b: Cents): Cents => (a < b ? a : b)

/** `tender` pays more of `line`, of which `from` pays less (null: nobody paid it yet). */
type Step = { readonly tender: number; readonly line: number; readonly from: number | null }
type Board = {
  readonly open: readonly Cents[]
  readonly parts: readonly (readonly Cents[])[]
  readonly may: readonly (readonly boolean[])[]
}

/** The shortest chain of moves that finds room for more of a tender; null when there is none. */
function wayFrom(start: number, { open, parts, may }: Board): Step[] | null {
  const reached = new Map<number, { before: number; line: number } | null>([[start, null]])
  for (const t of reached.keys()) {
    const line = open.findIndex((left, l) => left > zero && may[t]![l])
    if (line >= 0) return chainOf(t, line, reached)
    for (const [l, allowed] of may[t]!.entries()) {
      if (!allowed) continue
      for (const [u, own] of parts.entries())
        if (own[l]! > zero && !reached.has(u)) reached.set(u, { before: t, line: l })
    }
  }
  return null
}

function chainOf(
  last: number,
  line: number,
  reached: ReadonlyMap<number, { before: number; line: number } | null>,
): Step[] {
  const chain: Step[] = [{ tender: last, line, from: null }]
  for (let t = last; ; ) {
    const came = reached.get(t)
    if (!came) return chain
    chain.unshift({ tender: came.before, line: came.line, from: t })
    t = came.before
  }
}

function whyNot(
  lines: readonly Payable[],
  open: readonly Cents[],
  { means }: Tender,
  barrierOf: Barrier,
): TenderCode {
  const left = lines.filter((_, l) => open[l]! > zero)
  for (const line of [...left, ...lines]) {
    const code = left.length > 0 ? barrierOf(line, means) : null
    if (code) return code
  }
  return 'more_than_due'
}

/** What was typed at the counter: sums by means, then how the rest is paid (`null`: nothing is said of a rest). */
export type Typed = {
  readonly sums: readonly Tender[]
  readonly rest: TenderMeans | null
  /** Cents handed over in cash for the rest, when it is more. */
  readonly given?: Cents
}
export type Taken = {
  readonly tenders: readonly Tender[]
  /** Cents handed over in cash, and given back. */
  readonly given: Cents
  readonly change: Cents
}

/** Cents. Nobody hands over a note that is not needed, and the largest is of 500 €: more back is a slip of the keys. */
const MOST_CHANGE = 50_000n

/**
 * Makes tenders of what was typed: the rest goes to the means that was pressed, and cash typed above what is due is
 * what was handed over. Refuses less than is due when nothing says how the rest is paid, more by any other means, and
 * change that no note explains.
 */
export function readTenders(due: Cents, { sums, rest, given }: Typed): Result<Taken, TenderCode> {
  const byMeans = new Map<TenderMeans, Cents>()
  for (const { means, amount } of sums)
    if (amount > zero) byMeans.set(means, add(byMeans.get(means) ?? zero, amount))
  const typed = add(...byMeans.values())
  const left = minus(due, typed)
  if (left < zero) return withChange(due, byMeans)
  if (left > zero) {
    if (!rest) return refuse('still_due')
    byMeans.set(rest, add(byMeans.get(rest) ?? zero, left))
  }
  const tenders = listOf(byMeans)
  const cash = byMeans.get('cash') ?? zero
  const handed = rest === 'cash' && given !== undefined ? given : cash
  if (handed < cash) return refuse('still_due')
  if (handed - cash >= MOST_CHANGE) return refuse('change_too_large', 'cash')
  return ok({ tenders, given: handed, change: minus(handed, cash) })
}

function withChange(due: Cents, byMeans: Map<TenderMeans, Cents>): Result<Taken, TenderCode> {
  const given = byMeans.get('cash') ?? zero
  const others = minus(add(...byMeans.values()), given)
  if (others > due) return refuse('more_than_due')
  const cash = minus(due, others)
  if (given - cash >= MOST_CHANGE) return refuse('change_too_large', 'cash')
  byMeans.set('cash', cash)
  return ok({ tenders: listOf(byMeans), given, change: minus(given, cash) })
}

/** In the order of `TENDERS`, whatever the order typed: the same basket makes the same ticket. */
const listOf = (byMeans: ReadonlyMap<TenderMeans, Cents>): Tender[] =>
  TENDERS.flatMap((means) => {
    const amount = byMeans.get(means) ?? zero
    return amount > zero ? [{ means, amount }] : []
  })

const NOTES = [500n, 1000n, 2000n, 5000n, 10_000n]

/** What people hand over for a sum: the next five, ten, twenty, fifty or hundred euros, each with its change. */
export function handedFor(due: Cents): { given: Cents; change: Cents }[] {
  const sums = new Set(NOTES.map((note) => ((due + note - 1n) / note) * note))
  return [...sums]
    .filter((sum) => sum > due)
    .sort((a, b) => (a < b ? -1 : 1))
    .slice(0, 4)
    .map((sum) => ({ given: cents(sum), change: minus(cents(sum), due) }))
}

import { add, type Cents, cents, minus, proportion, split, zero } from '#kit/money.ts'
import type { DocumentAllowance, DocumentLine, DocumentTotals, VatCategory, VatLine } from './document.ts'

/** A line as it was agreed: its price with tax. */
export type GrossLine = {
  readonly label: string
  readonly detail?: string | null
  /** Ten-thousandths of the unit, above zero. */
  readonly quantity: number
  readonly unitCode: string
  readonly unit: string | null
  readonly category: VatCategory
  /** Permille */
  readonly rate: number
  readonly gross: Cents
}
type GrossAllowance = { readonly gross: Cents; readonly reason: string }
type Exemptions = ReadonlyMap<VatCategory, VatLine['exemption']>

export type Amounts = {
  readonly lines: readonly DocumentLine[]
  readonly allowances: readonly DocumentAllowance[]
  readonly charges: readonly DocumentAllowance[]
  readonly vat: readonly VatLine[]
  readonly totals: DocumentTotals
}

/** What a sum with tax is without it, half up (CGI, art. 266): the rate is permille. */
const withoutVat = (gross: Cents, rate: number): Cents => proportion(gross, 1000n, BigInt(1000 + rate))

/**
 * The amounts of a document whose prices are agreed with tax, as EN 16931 wants them: the base of each rate is found
 * once (BT-116), its VAT computed from it (BR-CO-17), and the base shared out to the lines by largest remainder, so that
 * lines, allowances, breakdown and totals agree to the cent (BR-CO-10 to BR-CO-16, BR-S-8 and its like). What is asked,
 * `payable + prepaid`, is exactly the sum agreed: where no base gives it once rounded, BT-114 says the cent.
 *
 * An allowance is shared between the rates by what they weigh. Throws `RangeError` for no line, a line of less than
 * nothing or allowances above the lines: callers refuse those with words before.
 */
export function amountsOf(input: {
  readonly lines: readonly GrossLine[]
  readonly allowance?: GrossAllowance | null
  readonly charge?: GrossAllowance | null
  readonly prepaid?: Cents
  readonly exemptions?: Exemptions
}): Amounts {
  if (input.lines.length === 0 || input.lines.some((line) => line.gross < zero || line.quantity <= 0))
    throw new RangeError('an invoice has lines of zero or more')
  const { groups, weights } = byRate(input.lines)
  const off = shared(input.allowance?.gross ?? zero, weights)
  const extra = shared(input.charge?.gross ?? zero, weights)
  const parts = groups.map((group, i) => {
    const { category, rate } = group[0]!.line
    const weight = weights[i]!
    const lines = withoutVat(weight, rate)
    const plus = extra[i]!
    const less = off[i]!
    if (less > weight) throw new RangeError('an allowance above its lines')
    const net = withoutVat(add(minus(weight, less), plus), rate)
    // Whichever of the two is not there has no net: the other bears the rounding.
    const extraNet = plus === zero ? zero : less === zero ? minus(net, lines) : withoutVat(plus, rate)
    const offNet = minus(add(lines, extraNet), net)
    return {
      ...{ category, rate, net, less, plus, extraNet, offNet },
      vat: proportion(net, BigInt(rate), 1000n),
      nets: shared(
        lines,
        group.map(({ line }) => line.gross),
      ),
      group,
    }
  })
  const nets = new Map(parts.flatMap((part) => part.group.map(({ at }, i) => [at, part.nets[i]!] as const)))
  const total = minus(add(...weights, input.charge?.gross ?? zero), input.allowance?.gross ?? zero)
  return {
    lines: input.lines.map((line, at) => lineOf(line, at, nets.get(at)!)),
    allowances: parts
      .filter((part) => part.less > zero)
      .map(({ category, rate, offNet, less }) => ({
        ...{ category, rate, net: offNet, gross: less, reason: input.allowance?.reason ?? '' },
      })),
    charges: parts
      .filter((part) => part.plus > zero)
      .map(({ category, rate, extraNet, plus }) => ({
        ...{ category, rate, net: extraNet, gross: plus, reason: input.charge?.reason ?? '' },
      })),
    vat: parts.map(({ category, rate, net, vat }) => ({
      ...{ category, rate, net, vat },
      exemption: input.exemptions?.get(category) ?? null,
    })),
    totals: totalsOf(parts, total, input.prepaid ?? zero),
  }
}

type Rated = Pick<GrossLine, 'category' | 'rate' | 'gross'>

/** Lines by VAT category and rate, each with its place, and what each group weighs. */
function byRate<Line extends Rated>(lines: readonly Line[]) {
  const groups = [
    ...Map.groupBy(
      lines.map((line, at) => ({ line, at })),
      ({ line }) => `${line.category} ${line.rate}`,
    ).values(),
  ]
  return { groups, weights: groups.map((group) => add(...group.map(({ line }) => line.gross))) }
}

/** What each line bears of an allowance, with tax: the shares of `amountsOf`, taken down to the lines. */
export function allowanceByLine(lines: readonly Rated[], allowance: Cents): Cents[] {
  const { groups, weights } = byRate(lines)
  const shares = shared(allowance, weights)
  const all = lines.map(() => zero)
  for (const [i, group] of groups.entries()) {
    const mine = shared(
      shares[i]!,
      group.map(({ line }) => line.gross),
    )
    for (const [n, { at }] of group.entries()) all[at] = mine[n]!
  }
  return all
}

type Part = { net: Cents; vat: Cents; nets: Cents[]; offNet: Cents; extraNet: Cents }

function totalsOf(parts: readonly Part[], total: Cents, prepaid: Cents): DocumentTotals {
  const lines = add(...parts.flatMap((part) => part.nets))
  const allowances = add(...parts.map((part) => part.offNet))
  const charges = add(...parts.map((part) => part.extraNet))
  const net = add(minus(lines, allowances), charges)
  const vat = add(...parts.map((part) => part.vat))
  const gross = add(net, vat)
  const payable = minus(total, prepaid)
  return { lines, allowances, charges, net, vat, gross, prepaid, rounding: minus(total, gross), payable }
}

/** Shares by weight; nothing to everybody when nothing weighs. */
const shared = (amount: Cents, weights: readonly Cents[]): Cents[] =>
  weights.every((weight) => weight === zero) ? weights.map(() => zero) : split(amount, weights)

/** Hundred millionths of a euro in a cent, for quantities in ten-thousandths and prices in millionths. */
const PRICE_SCALE = 100_000_000n

function lineOf({ gross, ...line }: GrossLine, at: number, net: Cents): DocumentLine {
  const price = proportion(net, PRICE_SCALE, BigInt(line.quantity))
  return {
    ...{ position: at + 1, label: line.label, detail: line.detail ?? null, quantity: line.quantity },
    ...{ unitCode: line.unitCode, unit: line.unit, category: line.category, rate: line.rate },
    ...{ unitPrice: Number(price), net, gross },
  }
}

/** What a quantity of a price comes to: how BT-131 is checked. Ten-thousandths × millionths of a euro → cents. */
export const lineTotal = (quantity: number, unitPrice: number): Cents =>
  proportion(cents(unitPrice), BigInt(quantity), PRICE_SCALE)

import type { Series } from '../spread.ts'
import { type Books, totalOf } from './books.ts'
import { type Account, accountsUnder } from './chart.ts'
import { flowRow, minus, plus, sumRow, worthReading } from './cut.ts'
import { type Flow, type Flows, put } from './flow.ts'
import type { Period } from './period.ts'
import type { StatementRow } from './table.ts'

/**
 * What each margin is made of. Source: soldes intermédiaires de gestion of the general chart (PCG, système
 * développé), with one adaptation usual for associations: what members, public bodies and givers bring (73, 74, 754, 755, 756) is
 * part of the gross operating surplus, since it pays for the activity; the part of an investment grant carried to the
 * result (747) is not, since it brings no money.
 */
const goodsSold = accountsUnder(['707'])
const goodsCost = accountsUnder(['607', '6037'])
const production = accountsUnder(['70'], ['707'])
const boughtIn = accountsUnder(['60', '61', '62'], ['607', '6037'])
const support = accountsUnder(['73', '74', '754', '755', '756'], ['747'])
const taxes = accountsUnder(['63'])
const staff = accountsUnder(['64'])
const otherProducts = accountsUnder(['75'], ['754', '755', '756'])
const otherCharges = accountsUnder(['65'])
const carried = accountsUnder(['747'])
const wear = accountsUnder(['68'])

/** The margins month by month, each from the one before it. Cents. */
export type Margins = {
  readonly trading: Series
  readonly valueAdded: Series
  readonly gross: Series
  readonly operating: Series
  readonly financial: Series
  readonly current: Series
  readonly exceptional: Series
  readonly net: Series
  /** Capacité d'autofinancement: net result + depreciation − part of investment grants carried to it. */
  readonly selfFinancing: Series
}

export function marginsOf({ products, charges, projection: { frame } }: Books): Margins {
  const of = (flows: Flows<Account>, keys: readonly Account[]) => totalOf(flows, frame, keys)
  const trading = minus(of(products, goodsSold), of(charges, goodsCost))
  const valueAdded = minus(plus(trading, of(products, production)), of(charges, boughtIn))
  const gross = minus(plus(valueAdded, of(products, support)), of(charges, taxes), of(charges, staff))
  const operating = minus(
    plus(gross, of(products, otherProducts), of(products, carried)),
    of(charges, otherCharges),
    of(charges, wear),
  )
  const financial = minus(of(products, accountsUnder(['76'])), of(charges, accountsUnder(['66'])))
  const exceptional = minus(of(products, accountsUnder(['77'])), of(charges, accountsUnder(['67'])))
  const current = plus(operating, financial)
  const net = plus(current, exceptional)
  const selfFinancing = minus(plus(net, of(charges, wear)), of(products, carried))
  return { trading, valueAdded, gross, operating, financial, current, exceptional, net, selfFinancing }
}

/** Several accounts as one flow, their lines together. */
function together(flows: Flows<Account>, keys: readonly Account[]): Flow | undefined {
  const sum: Flows<'sum'> = new Map()
  for (const key of keys)
    for (const [line, amounts] of flows.get(key)?.parts ?? []) put(sum, 'sum', line, amounts)
  return sum.get('sum')
}

/** From sales to the net result, step by step, then to what the year leaves to pay for the future. */
export function marginRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const m = marginsOf(books)
  const { products, charges } = books
  const inn = (key: StatementRow['key'], keys: readonly Account[]) =>
    flowRow(key, together(products, keys), periods)
  // What is taken away is written negative, so that a column adds up.
  const out = (key: StatementRow['key'], keys: readonly Account[], sign: 1 | -1 = -1) =>
    flowRow(key, together(charges, keys), periods, { sign })
  return [
    inn('goods-sold', goodsSold),
    out('goods-cost', goodsCost),
    sumRow('trading-margin', m.trading, periods),
    inn('production', production),
    out('bought-in', boughtIn),
    sumRow('value-added', m.valueAdded, periods),
    inn('support', support),
    out('taxes', taxes),
    out('staff', staff),
    sumRow('gross-operating-surplus', m.gross, periods, 'total'),
    inn('other-products', otherProducts),
    inn('grants-carried', carried),
    out('other-charges', otherCharges),
    out('wear', wear),
    sumRow('operating-result', m.operating, periods),
    sumRow('financial-result', m.financial, periods),
    sumRow('current-result', m.current, periods),
    sumRow('exceptional-result', m.exceptional, periods),
    sumRow('net-result', m.net, periods, 'total'),
    sumRow('self-financing', m.selfFinancing, periods, 'total'),
  ].filter(worthReading)
}

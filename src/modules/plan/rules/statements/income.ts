import { type Books, totalOf } from './books.ts'
import type { Account } from './chart.ts'
import { accountsUnder } from './chart.ts'
import { flowRow, head, minus, plus, sumRow, worthReading } from './cut.ts'
import type { Flows } from './flow.ts'
import type { Period } from './period.ts'
import type { StatementRow } from './table.ts'

export const operatingProducts = accountsUnder(['70', '73', '74', '75'])
export const operatingCharges = accountsUnder(['60', '61', '62', '63', '64', '65', '68'])
const financial = { products: accountsUnder(['76']), charges: accountsUnder(['66']) }
const exceptional = { products: accountsUnder(['77']), charges: accountsUnder(['67']) }

/**
 * Income statement in the order of the association's model (ANC 2018-06): operating, financial and
 * exceptional results, then what was given in kind, beside the result.
 */
export function incomeRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const { frame } = books.projection
  const lines = (flows: Flows<Account>, of: readonly Account[]) =>
    of.map((account) => flowRow(account, flows.get(account), periods))
  const products = (of: readonly Account[]) => totalOf(books.products, frame, of)
  const charges = (of: readonly Account[]) => totalOf(books.charges, frame, of)
  const operating = minus(products(operatingProducts), charges(operatingCharges))
  const money = minus(products(financial.products), charges(financial.charges))
  const unusual = minus(products(exceptional.products), charges(exceptional.charges))
  const whole = (key: 'total-products' | 'total-charges', flows: Flows<Account>) =>
    sumRow(key, totalOf(flows, frame), periods)
  const rows = [
    head('operating-products', periods),
    ...lines(books.products, operatingProducts),
    sumRow('total-operating-products', products(operatingProducts), periods),
    head('operating-charges', periods),
    ...lines(books.charges, operatingCharges),
    sumRow('total-operating-charges', charges(operatingCharges), periods),
    sumRow('operating-result', operating, periods, 'total'),
    ...lines(books.products, financial.products),
    ...lines(books.charges, financial.charges),
    sumRow('financial-result', money, periods),
    sumRow('current-result', plus(operating, money), periods, 'total'),
    ...lines(books.products, exceptional.products),
    ...lines(books.charges, exceptional.charges),
    sumRow('exceptional-result', unusual, periods),
    whole('total-products', books.products),
    whole('total-charges', books.charges),
    sumRow('result', plus(operating, money, unusual), periods, 'total'),
  ].filter(worthReading)
  const uses = lines(books.inKindUses, accountsUnder(['86'])).filter(worthReading)
  if (uses.length === 0) return rows
  return [
    ...rows,
    head('in-kind-resources', periods),
    ...lines(books.inKindResources, accountsUnder(['87'])).filter(worthReading),
    sumRow('total-in-kind-resources', totalOf(books.inKindResources, frame), periods),
    head('in-kind-uses', periods),
    ...uses,
    sumRow('total-in-kind-uses', totalOf(books.inKindUses, frame), periods),
  ]
}

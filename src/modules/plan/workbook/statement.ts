import { type Account, accountsUnder, inKindAccounts } from '../rules/statements/chart.ts'
import { type InKindKind, inKindKinds, pillars } from '../rules/vocabulary.ts'
import { addLine, type Book, monthSheet, section, sumOfLines } from './build.ts'
import { add, round, sub } from './formula/arithmetic.ts'
import { now } from './formula/cells.ts'
import { hasKey, sumKey, total } from './formula/gather.ts'
import { type Gather, keyed, present } from './gathered.ts'
import type { Expr, Section } from './grid.ts'

const OPERATING_PRODUCTS = accountsUnder(['70', '73', '74', '75'])
const OPERATING_CHARGES = accountsUnder(['60', '61', '62', '63', '64', '65', '68'])

/** Income statement by account, then what was given in kind, then who pays and which pillar. */
export function writeStatement(book: Book): void {
  const { t } = book
  const w = t.workbook.statement
  const r = t.statements.rows
  const g: Gather = { book, sheet: monthSheet(book, t.workbook.sheets.statement), from: [...book.sheets] }
  const { sheet } = g
  const accounts = (to: Section, of: readonly Account[]) =>
    present(of.map((a) => keyed(g, to, 'account', `a${a}`, `${a} ${t.statements.rows[a]}`, `income/${a}`)))
  const sum = (to: Section, label: string, expr: Expr, id: string) =>
    addLine(book, sheet, to, { label, expr: round(expr), total: true, id })

  const earned = section(sheet, r['operating-products'])
  const products = sum(
    earned,
    r['total-operating-products'],
    sumOfLines(accounts(earned, OPERATING_PRODUCTS)),
    'income/total-operating-products',
  )
  const spent = section(sheet, r['operating-charges'])
  const charges = sum(
    spent,
    r['total-operating-charges'],
    sumOfLines(accounts(spent, OPERATING_CHARGES)),
    'income/total-operating-charges',
  )
  const operating = sum(
    spent,
    r['operating-result'],
    sub(now(products), now(charges)),
    'income/operating-result',
  )
  const money = section(sheet, w.financial)
  const interestIn = accounts(money, accountsUnder(['76']))
  const interestOut = accounts(money, accountsUnder(['66']))
  const financial = sum(
    money,
    r['financial-result'],
    sub(sumOfLines(interestIn), sumOfLines(interestOut)),
    'income/financial-result',
  )
  sum(money, r['current-result'], add(now(operating), now(financial)), 'income/current-result')
  const rare = section(sheet, w.exceptional)
  const rareIn = accounts(rare, accountsUnder(['77']))
  const rareOut = accounts(rare, accountsUnder(['67']))
  sum(
    rare,
    r['exceptional-result'],
    sub(sumOfLines(rareIn), sumOfLines(rareOut)),
    'income/exceptional-result',
  )
  const end = section(sheet, w.end)
  const all = sum(
    end,
    r['total-products'],
    add(now(products), sumOfLines(interestIn), sumOfLines(rareIn)),
    'income/total-products',
  )
  const gone = sum(
    end,
    r['total-charges'],
    add(now(charges), sumOfLines(interestOut), sumOfLines(rareOut)),
    'income/total-charges',
  )
  sum(end, r.result, sub(now(all), now(gone)), 'income/result')
  const variable = { sheets: g.from, kind: 'nature', key: 'variable' } as const
  addLine(book, sheet, end, { label: w.variable, expr: round(sumKey(variable)), id: 'income/variable' })
  addLine(book, sheet, end, {
    label: w.contracted,
    expr: sumKey({ sheets: g.from, kind: 'nature', key: 'signed' }),
    id: 'income/contracted',
  })
  inKind(g)
  const by = section(sheet, w.byPillar)
  for (const pillar of pillars) keyed(g, by, 'pillar', pillar, t.pillars[pillar], `pillar/${pillar}`)
  const who = section(sheet, w.byFunder)
  for (const [name, key] of book.funders) keyed(g, who, 'funder', key, name, `funder/${key}`)
  team(g)
}

/** Hours sold and hours there to serve them; full-time posts. */
function team(g: Gather): void {
  const { book, sheet } = g
  const w = book.t.workbook
  const of = (key: string) => ({ sheets: g.from, kind: 'nature', key }) as const
  const to = section(sheet, w.statement.team)
  for (const kind of ['sold', 'paid', 'volunteered'] as const) {
    if (!hasKey(of(`hours-${kind}`))) continue
    addLine(book, sheet, to, {
      label: w.volumes.hours[kind],
      expr: sumKey(of(`hours-${kind}`)),
      style: 'number',
      id: `hours/${kind}`,
    })
  }
  if (hasKey(of('full-time')))
    addLine(book, sheet, to, {
      label: w.volumes.fullTime,
      expr: sumKey(of('full-time')),
      style: 'number',
      yearly: 'none',
      id: 'full-time',
    })
}

/** What was given: where it came from (87) and what it was used for (86), equal by construction. */
function inKind(g: Gather): void {
  const { book, sheet } = g
  const { t } = book
  const r = t.statements.rows
  const kinds = inKindKinds.filter((kind) =>
    hasKey({ sheets: g.from, kind: 'nature', key: `in-kind-${kind}` }),
  )
  if (kinds.length === 0) return
  const part = (title: string, sumLabel: string, which: 'resource' | 'use') => {
    const to = section(sheet, title)
    const byAccount = new Map<Account, InKindKind[]>()
    for (const kind of kinds) {
      const account = inKindAccounts[kind][which]
      byAccount.set(account, [...(byAccount.get(account) ?? []), kind])
    }
    const lines = [...byAccount]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([account, of]) =>
        addLine(book, sheet, to, {
          label: `${account} ${t.statements.rows[account]}`,
          expr: add(...of.map((kind) => sumKey({ sheets: g.from, kind: 'nature', key: `in-kind-${kind}` }))),
          id: `income/${account}`,
        }),
      )
    addLine(book, sheet, to, {
      label: sumLabel,
      expr: total(lines),
      total: true,
      id: `income/total-in-kind-${which}s`,
    })
  }
  part(r['in-kind-resources'], r['total-in-kind-resources'], 'resource')
  part(r['in-kind-uses'], r['total-in-kind-uses'], 'use')
}

import { type Account, accountsUnder, inKindAccounts } from '../rules/statements/chart.ts'
import { assetPositions, liabilityPositions } from '../rules/statements/positions.ts'
import { type InKindKind, inKindKinds, pillars } from '../rules/vocabulary.ts'
import { addLine, type Book, monthSheet, row, section, setting, sumOfLines } from './build.ts'
import {
  add,
  before,
  hasKey,
  is,
  later,
  max,
  minus,
  mod,
  now,
  num,
  openingOf,
  rank,
  round,
  sub,
  sumKey,
  total,
  when,
} from './formula.ts'
import type { Expr, KeyKind, Line, Section, Sheet } from './grid.ts'

/** Sheets whose rows the statements gather: those written before them. */
type Gather = { readonly book: Book; readonly sheet: Sheet; readonly from: readonly Sheet[] }

const SOURCES = ['sales', 'funding', 'own-funds', 'loans', 'deposits', 'opening'] as const
const USES = [
  'costs',
  'salaries',
  'sales-tax',
  'investments',
  'loan-principal',
  'interest',
  'deposits',
  'opening',
] as const

/** A row that gathers a key, when any row has it. */
function keyed(g: Gather, to: Section, kind: KeyKind, key: string, label: string, id: string): Line | null {
  const of = { sheets: g.from, kind, key }
  return hasKey(of) ? addLine(g.book, g.sheet, to, { label, expr: sumKey(of), id }) : null
}
const present = (lines: readonly (Line | null)[]): Line[] => lines.filter((line) => line !== null)

/** Receipts by source, payments by use, cash at the end of each month. */
export function writeCash(book: Book): void {
  const w = book.t.statements.rows
  const g: Gather = { book, sheet: monthSheet(book, book.t.workbook.sheets.cash), from: [...book.sheets] }
  const { sheet } = g
  const part = (
    title: string,
    sum: string,
    id: string,
    keys: readonly [key: string, label: string][],
  ): Line => {
    const to = section(sheet, title)
    const lines = present(keys.map(([key, label]) => keyed(g, to, 'cash', key, label, `cash/${key}`)))
    return addLine(book, sheet, to, { label: sum, expr: sumOfLines(lines), total: true, id })
  }
  const receipts = part(
    w.receipts,
    w['total-receipts'],
    'cash/receipts',
    SOURCES.map((s) => [`receipt-${s}`, book.t.statements.rows[`receipt-${s}`]]),
  )
  const payments = part(
    w.payments,
    w['total-payments'],
    'cash/payments',
    USES.map((u) => [`payment-${u}`, book.t.statements.rows[`payment-${u}`]]),
  )
  const to = section(sheet, w.cash)
  addLine(book, sheet, to, {
    label: w['cash-change'],
    expr: sub(now(receipts), now(payments)),
    id: 'cash/change',
  })
  // Rounded where it is carried on, so that a sum of hundreds of euros and cents never drifts below zero.
  const closing: Line = addLine(book, sheet, to, {
    label: w['cash-after'],
    expr: round(
      add(
        later(() => before(closing)),
        sub(now(receipts), now(payments)),
      ),
    ),
    opening: setting(book, 'openingCash'),
    yearly: 'end',
    total: true,
    id: 'cash/closing',
  })
}

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

/** Balances of each line at the end of each month, from what was at the start: the detail of the balance sheet. */
export function writePositions(book: Book): void {
  const w = book.t.workbook.positions
  const sheet = monthSheet(book, book.t.workbook.sheets.positions)
  const to = section(sheet, w.title)
  const opened: Line[] = []
  for (const b of book.balances) {
    const moves = sub(add(...b.plus.map(now)), add(...b.minus.map(now)))
    const line: Line = addLine(book, sheet, to, {
      label: b.label,
      detail: book.t.statements.rows[(b.had ?? b.owed)!],
      expr:
        b.of ??
        round(
          add(
            later(() => before(line)),
            moves,
          ),
        ),
      opening: b.opening ? round(b.opening) : null,
      yearly: 'end',
      keys: { ...(b.had && { had: `p-${b.had}` }), ...(b.owed && { owed: `p-${b.owed}` }) },
    })
    if (b.opening) opened.push(line)
  }
  // Own funds are what the rest of the opening balance sheet leaves.
  const rest = add(setting(book, 'openingCash'), ...opened.map(openingOf))
  const own: Line = addLine(book, sheet, to, {
    label: w.own,
    detail: book.t.statements.rows['own-funds'],
    expr: later(() => before(own)),
    opening: round(minus(rest)),
    yearly: 'end',
    keys: { owed: 'p-own-funds' },
  })
}

/** Positions that a balance keeps whatever its sign. */
const KEPT = [
  'fixed-assets',
  'depreciation',
  'deposits-given',
  'own-funds',
  'investment-grants',
  'loans',
  'deposits-received',
] as const
const keepsPlace = (at: string): boolean => (KEPT as readonly string[]).includes(at)

/** Balance sheet at the end of each month; the opening column is the start. */
export function writeBalance(book: Book): void {
  const { t } = book
  const w = t.statements.rows
  const from = book.sheets.filter((s) => s.name === t.workbook.sheets.positions.name)
  const sheet = monthSheet(book, t.workbook.sheets.balance)
  const line = (to: Section, id: string, label: string, expr: Expr, opening: Expr, strong = false) =>
    addLine(book, sheet, to, { label, expr, opening, yearly: 'end', total: strong, id: `balance/${id}` })
  /** A gathering, in the opening column too: that is column −1. */
  const both = (expr: Expr): [Expr, Expr] => [
    expr,
    { ...expr, text: (_, home) => expr.text(-1, home), value: () => expr.value(-1) },
  ]
  const assets = section(sheet, w.assets)
  const had: Line[] = []
  for (const at of assetPositions) {
    if (at === 'cash') {
      const cash = max(num(0), now(row(book, 'cash/closing')))
      had.push(line(assets, 'cash', t.statements.rows.cash, ...both(cash)))
      continue
    }
    const of = { sheets: from, kind: 'had', key: `p-${at}` } as const
    if (hasKey(of))
      had.push(
        line(assets, at, t.statements.rows[at], ...both(sumKey(of, keepsPlace(at) ? undefined : '>0'))),
      )
  }
  const sums = (lines: readonly Line[]): [Expr, Expr] => both(round(total(lines)))
  line(assets, 'total-assets', w['total-assets'], ...sums(had), true)
  const liabilities = section(sheet, w.liabilities)
  const owed: Line[] = []
  for (const at of liabilityPositions) {
    const label = t.statements.rows[at]
    if (at === 'overdraft')
      owed.push(line(liabilities, at, label, ...both(max(num(0), minus(now(row(book, 'cash/closing')))))))
    else if (at === 'year-result') {
      const opens = is(mod(rank, num(12)), '=', num(0))
      const result = now(row(book, 'income/result'))
      const year: Line = line(
        liabilities,
        at,
        label,
        round(
          when(
            opens,
            result,
            add(
              later(() => before(year)),
              result,
            ),
          ),
        ),
        num(0),
      )
      owed.push(year)
    } else if (at === 'carried-result') {
      const opens = is(mod(rank, num(12)), '=', num(0))
      const past: Expr = later(() => before(carried))
      const ended = later(() => before(row(book, 'balance/year-result')))
      const carried: Line = line(liabilities, at, label, round(when(opens, add(past, ended), past)), num(0))
      owed.push(carried)
    } else {
      const of = { sheets: from, kind: 'owed', key: `p-${at}` } as const
      if (hasKey(of))
        owed.push(line(liabilities, at, label, ...both(minus(sumKey(of, keepsPlace(at) ? undefined : '<0')))))
    }
  }
  line(liabilities, 'total-liabilities', w['total-liabilities'], ...sums(owed), true)
}

const HELD = [
  'stock',
  'customers',
  'grants-due',
  'tax-credit',
  'prepaid',
  'advances-paid',
  'opening-due',
] as const
const LENT = [
  'suppliers',
  'social',
  'sales-tax',
  'advances-received',
  'prepaid-sales',
  'deferred-grants',
  'dedicated-funds',
  'opening-owed',
] as const
const NEEDS = ['need-investments', 'need-loan-principal', 'need-deposits'] as const
const RESOURCES = [
  'resource-own-funds',
  'resource-investment-grants',
  'resource-loans',
  'resource-deposits',
] as const

/** What lasts and must be paid for against what lasts and pays for it; their difference is the change in cash. */
export function writeFinancing(book: Book): void {
  const { t } = book
  const w = t.workbook.financing
  const r = t.statements.rows
  const from = book.sheets.slice()
  const g: Gather = { book, sheet: monthSheet(book, t.workbook.sheets.financing), from }
  const { sheet } = g
  const known = (id: string): Line | null => book.rows.get(id) ?? null
  const balances = (of: readonly string[]) => present(of.map((at) => known(`balance/${at}`)))
  const sum = (lines: readonly Line[], how: (line: Line) => Expr) => add(...lines.map(how))

  const base = section(sheet, w.base)
  const carried = known('income/747')
  const worn = known('income/681')
  const self = addLine(book, sheet, base, {
    label: r['self-financing'],
    expr: round(
      sub(add(now(row(book, 'income/result')), worn ? now(worn) : num(0)), carried ? now(carried) : num(0)),
    ),
    id: 'financing/self-financing',
  })
  const [held, lent] = [balances(HELD), balances(LENT)]
  const need: Line = addLine(book, sheet, base, {
    label: r['working-capital-need'],
    expr: round(sub(sum(held, now), sum(lent, now))),
    opening: round(sub(sum(held, openingOf), sum(lent, openingOf))),
    yearly: 'end',
    id: 'financing/working-capital-need',
  })
  const tied = addLine(book, sheet, base, {
    label: w.change,
    expr: round(sub(now(need), before(need))),
    id: 'financing/need-change',
  })

  const lasting = (to: Section, keys: readonly ((typeof NEEDS)[number] | (typeof RESOURCES)[number])[]) =>
    present(keys.map((key) => keyed(g, to, 'lasting', key, r[key], `financing/${key}`)))
  /** A figure told as a need when it takes and as a resource when it gives, over the period of its column. */
  const side = (
    to: Section,
    key: 'need-losses' | 'resource-self-financing' | 'need-working-capital' | 'resource-working-capital',
    expr: Expr,
  ) =>
    addLine(book, sheet, to, {
      label: r[key],
      expr: max(num(0), expr),
      yearly: 'same',
      id: `financing/${key}`,
    })
  const sumOf = (to: Section, label: string, lines: readonly Line[], id: string) =>
    addLine(book, sheet, to, {
      label,
      expr: round(total(lines)),
      yearly: 'same',
      total: true,
      id: `financing/${id}`,
    })
  const taken = section(sheet, r.needs)
  const losses = side(taken, 'need-losses', minus(now(self)))
  const needs = [losses, ...lasting(taken, NEEDS), side(taken, 'need-working-capital', now(tied))]
  const allNeeds = sumOf(taken, r['total-needs'], needs, 'total-needs')
  const given = section(sheet, r.resources)
  const gained = side(given, 'resource-self-financing', now(self))
  const resources = [
    gained,
    ...lasting(given, RESOURCES),
    side(given, 'resource-working-capital', minus(now(tied))),
  ]
  const allResources = sumOf(given, r['total-resources'], resources, 'total-resources')
  const end = section(sheet, w.end)
  addLine(book, sheet, end, {
    label: r['financing-balance'],
    expr: round(sub(now(allResources), now(allNeeds))),
    yearly: 'same',
    total: true,
    id: 'financing/financing-balance',
  })
  const closing = row(book, 'cash/closing')
  addLine(book, sheet, end, {
    label: r['cash-after'],
    expr: now(closing),
    opening: openingOf(closing),
    yearly: 'end',
    id: 'financing/cash',
  })
}

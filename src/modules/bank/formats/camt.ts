import { XMLParser } from 'fast-xml-parser'
import { readAmount, readDay } from '../rules/amounts.ts'
import type { DraftLine, LineDetail, StatementDraft } from '../rules/draft.ts'
import { notRead, type Read } from '../rules/refusals.ts'
import { MOST_LINES, oldestFirst } from '../rules/table.ts'
import { tidyLabel } from './letters.ts'

type Node = { readonly [tag: string]: unknown }

const LISTS = new Set(['Stmt', 'Rpt', 'Ntry', 'NtryDtls', 'TxDtls', 'Bal', 'Ustrd'])
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // Nothing of the file may name another file or grow by itself.
  processEntities: true,
  isArray: (name) => LISTS.has(name),
})

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const at = (node: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, tag) => (isNode(inner) ? inner[tag] : undefined), node)
const list = (node: unknown, tag: string): readonly Node[] => {
  const found = at(node, tag)
  return Array.isArray(found) ? found.filter(isNode) : []
}
const words = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(' ') || undefined
  const text = isNode(value) ? value['#text'] : value
  return typeof text === 'string' && text.trim() !== '' ? tidyLabel(text) : undefined
}

type Money = { cents: bigint } | { wrong: ReturnType<typeof notRead> }

function moneyOf(node: unknown, row: number | undefined): Money {
  const amount = at(node, 'Amt')
  const currency = String(at(amount, '@Ccy') ?? 'EUR')
  if (currency !== 'EUR') return { wrong: notRead('foreign_currency', row, currency) }
  const text = words(amount) ?? ''
  const cents = readAmount(text)
  if (typeof cents !== 'bigint' || cents < 0n) return { wrong: notRead('not_an_amount', row, text) }
  return { cents: at(node, 'CdtDbtInd') === 'DBIT' ? -cents : cents }
}

/** One order of an entry: who, by which mandate, and why it came back when it did (pacs.004 codes). */
function detailOf(tx: Node, sign: bigint, whole: bigint): LineDetail {
  const side = sign > 0n ? 'Dbtr' : 'Cdtr'
  const parties = at(tx, 'RltdPties')
  const name = words(at(parties, side, 'Nm')) ?? words(at(parties, side, 'Pty', 'Nm'))
  const cents = readAmount(words(at(tx, 'Amt')) ?? words(at(tx, 'AmtDtls', 'TxAmt', 'Amt')) ?? '')
  const own = typeof cents === 'bigint' ? cents * sign : whole
  const found: LineDetail = {
    cents: own.toString(),
    endToEndId: words(at(tx, 'Refs', 'EndToEndId')),
    mandateId: words(at(tx, 'Refs', 'MndtId')),
    name,
    iban: words(at(parties, `${side}Acct`, 'Id', 'IBAN')),
    words: words(at(tx, 'RmtInf', 'Ustrd')) ?? words(at(tx, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')),
    returned: words(at(tx, 'RtrInf', 'Rsn', 'Cd')),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as LineDetail
}

function lineOf(entry: Node, row: number): Read<DraftLine> | 'skip' {
  const status = words(at(entry, 'Sts', 'Cd')) ?? words(at(entry, 'Sts'))
  // Pending and for information: nothing moved yet.
  if (status && status !== 'BOOK') return 'skip'
  const money = moneyOf(entry, row)
  if ('wrong' in money) return money.wrong
  if (money.cents === 0n) return 'skip'
  const text = words(at(entry, 'BookgDt', 'Dt')) ?? words(at(entry, 'BookgDt', 'DtTm'))?.slice(0, 10) ?? ''
  const day = readDay(text, 'ymd')
  if (day === null) return notRead('not_a_day', row, text)
  const sign = money.cents > 0n ? 1n : -1n
  const orders = list(entry, 'NtryDtls').flatMap((group) => list(group, 'TxDtls'))
  const details = orders.map((tx) => detailOf(tx, sign, money.cents))
  const one = details.length === 1 ? details[0] : undefined
  const reference = words(at(entry, 'AcctSvcrRef')) ?? words(at(entry, 'NtryRef')) ?? one?.endToEndId
  const told = [words(at(entry, 'AddtlNtryInf')), one?.name, one?.words].filter((part) => part !== undefined)
  return {
    ok: true,
    value: {
      day,
      cents: money.cents.toString(),
      label: [...new Set(told)].join(' · ').slice(0, 400) || '—',
      ...(reference && reference !== 'NOTPROVIDED' && { reference: reference.slice(0, 80) }),
      ...(one?.name && { party: one.name }),
      ...(one?.iban && { partyIban: one.iban }),
      ...(details.length > 0 && { details }),
      row,
    },
  }
}

/** The balance of one kind (ISO 20022: OPBD, PRCD before; CLBD after). */
function balanceOf(statement: Node, codes: readonly string[]): string | undefined {
  const found = list(statement, 'Bal').find((one) =>
    codes.includes(words(at(one, 'Tp', 'CdOrPrtry', 'Cd')) ?? ''),
  )
  const money = found && moneyOf(found, undefined)
  return money && 'cents' in money ? money.cents.toString() : undefined
}

/** CAMT.053 (any version: names are read without their space) and CAMT.052; several days of one account in one file. */
export function readCamt(text: string): Read<StatementDraft> {
  let document: unknown
  try {
    document = parser.parse(text)
  } catch {
    return notRead('file_unreadable')
  }
  const root = at(document, 'Document', 'BkToCstmrStmt') ?? at(document, 'Document', 'BkToCstmrAcctRpt')
  const statements = [...list(root, 'Stmt'), ...list(root, 'Rpt')]
  if (statements.length === 0) return notRead('file_unreadable')
  const currency = statements.map((one) => words(at(one, 'Acct', 'Ccy'))).find((one) => one && one !== 'EUR')
  if (currency) return notRead('foreign_currency', undefined, currency)
  const lines: DraftLine[] = []
  for (const entry of statements.flatMap((one) => list(one, 'Ntry'))) {
    const line = lineOf(entry, lines.length + 1)
    if (line === 'skip') continue
    if (!line.ok) return line
    lines.push(line.value)
    if (lines.length > MOST_LINES) return notRead('too_many_lines')
  }
  if (lines.length === 0) return notRead('file_empty')
  const accounts = new Set(statements.map((one) => words(at(one, 'Acct', 'Id', 'IBAN'))))
  const [account] = accounts
  return {
    ok: true,
    value: {
      source: 'camt',
      lines: oldestFirst(lines),
      opening: balanceOf(statements[0]!, ['OPBD', 'PRCD']),
      closing: balanceOf(statements.at(-1)!, ['CLBD']),
      account: accounts.size === 1 ? account : [...accounts].join(' '),
    },
  }
}

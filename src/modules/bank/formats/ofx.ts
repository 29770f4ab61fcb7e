import { readAmount, readDay } from '../rules/amounts.ts'
import type { DraftLine, StatementDraft } from '../rules/draft.ts'
import { notRead, type Read } from '../rules/refusals.ts'
import { MOST_LINES, oldestFirst } from '../rules/table.ts'
import { tidyLabel } from './letters.ts'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const plain = (text: string) =>
  tidyLabel(text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole))

/** What stands after a tag: OFX 1 closes no tag (SGML), OFX 2 closes all (XML). */
const tagValue = (block: string, tag: string): string | undefined => {
  const found = new RegExp(`<${tag}>([^<\\r\\n]*)`, 'i').exec(block)?.[1]
  return found === undefined || found.trim() === '' ? undefined : plain(found)
}

/** OFX 1.0.2 to 2.2, as French banks offer it (« Money », « Quicken »). Days are the bank's. */
export function readOfx(text: string): Read<StatementDraft> {
  const currency = tagValue(text, 'CURDEF')
  if (currency && currency.toUpperCase() !== 'EUR') return notRead('foreign_currency', undefined, currency)
  const blocks = text.split(/<STMTTRN>/i).slice(1)
  if (blocks.length > MOST_LINES) return notRead('too_many_lines')
  const lines: DraftLine[] = []
  for (const [i, rest] of blocks.entries()) {
    const block = rest.split(/<\/STMTTRN>|<\/BANKTRANLIST>/i)[0]!
    const row = i + 1
    const own = /<(?:CURRENCY|ORIGCURRENCY)>[\s\S]*?<CURSYM>([A-Z]{3})/i.exec(block)?.[1]
    if (own && own.toUpperCase() !== 'EUR') return notRead('foreign_currency', row, own)
    const posted = tagValue(block, 'DTPOSTED') ?? ''
    const day = readDay(posted.slice(0, 8), 'ymd')
    if (day === null) return notRead('not_a_day', row, posted)
    const money = tagValue(block, 'TRNAMT') ?? ''
    const cents = readAmount(money)
    if (cents === null || cents === undefined) return notRead('not_an_amount', row, money)
    if (cents === 0n) continue
    const [name, memo, check] = [
      tagValue(block, 'NAME'),
      tagValue(block, 'MEMO'),
      tagValue(block, 'CHECKNUM'),
    ]
    const label = [name, memo && memo !== name ? memo : undefined, check && `n° ${check}`]
      .filter(Boolean)
      .join(' · ')
    const reference = tagValue(block, 'FITID')
    lines.push({ day, cents: cents.toString(), label: label || '—', ...(reference && { reference }), row })
  }
  if (lines.length === 0) return notRead('file_empty')
  const closing = /<LEDGERBAL>[\s\S]*?<BALAMT>([^<\r\n]*)[\s\S]*?<DTASOF>(\d{8})/i.exec(text)
  const ordered = oldestFirst(lines)
  const held = closing ? readAmount(closing[1]!) : undefined
  // The balance is of the day of the file: it ends the statement when no line is later.
  const ends =
    closing && typeof held === 'bigint' && (readDay(closing[2]!, 'ymd') ?? '') >= ordered.at(-1)!.day
  return {
    ok: true,
    value: {
      source: 'ofx',
      lines: ordered,
      ...(ends && { closing: held.toString() }),
      account: tagValue(text, 'ACCTID'),
    },
  }
}

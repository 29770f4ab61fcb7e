import { type Cents, negate, zero } from '#kit/money.ts'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { type VatReturn, wholeEuros } from '#modules/money/rules/vat-return.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Row = { key: string; line: string; what: string; base: Cents | null; tax: Cents | null; strong?: true }

/** Lines of form CA3 by rate (permille): 20 %, 10 %, 5.5 %, 2.1 % and 8.5 %. */
const LINES: Readonly<Record<number, string>> = { 200: '08', 100: '9B', 55: '09', 21: '14', 85: '10' }

/** A return as the form asks for it, the exact cents beside the whole euros. */
export function ReturnTable({ statement: s, caption }: { statement: VatReturn; caption: string }) {
  const w = useWords({ fr, en }).vat
  const locale = useLocale()
  const some = (key: string, line: string, what: string, tax: Cents): Row[] =>
    tax === zero ? [] : [{ key, line, what, base: null, tax }]
  const rows: Row[] = [
    ...s.lines.map((one) => ({
      key: `rate ${one.rate}`,
      line: LINES[one.rate] ?? '',
      what: w.rate(formatPercent(one.rate / 1000, locale, one.rate % 10 === 0 ? 0 : 1)),
      base: one.base,
      tax: one.vat,
    })),
    ...some('late', '15', w.lateCollected, s.late.collected),
    { key: 'collected', line: '16', what: w.collected, base: null, tax: s.collected, strong: true },
    ...some('assets', '19', w.assets, s.onAssets),
    ...some('goods', '20', w.goods, s.onGoods),
    ...some('lateDeductible', '21', w.lateDeductible, s.late.deductible),
    ...some('carried', '22', w.carried, s.carried),
    { key: 'deductible', line: '23', what: w.deductible, base: null, tax: s.deductible, strong: true },
    s.due < zero
      ? { key: 'due', line: '27', what: w.credit, base: null, tax: negate(s.due), strong: true }
      : { key: 'due', line: '28', what: w.due, base: null, tax: s.due, strong: true },
  ]
  const cell = (amount: Cents | null) => amount !== null && <Amount value={amount} />
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'line', header: w.line, cell: (row) => row.line, fold: 'hide', nowrap: true },
        {
          key: 'what',
          header: w.what,
          cell: (row) => (row.strong ? <strong>{row.what}</strong> : row.what),
          fold: 'title',
        },
        {
          key: 'base',
          header: w.base,
          cell: (row) => cell(row.base),
          align: 'end',
          fold: 'line',
          foldLabel: true,
        },
        {
          key: 'tax',
          header: w.tax,
          cell: (row) => cell(row.tax),
          align: 'end',
          fold: 'line',
          foldLabel: true,
        },
        {
          key: 'whole',
          header: w.declared,
          cell: (row) => row.tax !== null && <Amount value={wholeEuros(row.tax)} round />,
          align: 'end',
        },
      ]}
    />
  )
}

import type { Words } from '#kit/words.ts'
import type { paste as fr } from './messages.paste.fr.ts'

export const paste: Words<typeof fr> = {
  title: 'Paste from a spreadsheet',
  lede: 'Copy the rows of your spreadsheet, paste them here, read them again, add them. Nothing is kept before you agree.',
  text: 'Rows of the spreadsheet',
  textHelp: 'Columns separated by tabs (what copy and paste gives) or by semicolons.',
  preview: 'Read again',
  add: (lines) => (lines === 1 ? 'Add this assumption' : `Add these ${lines} assumptions`),
  nothing: 'Add nothing',
  found: (lines) => (lines === 1 ? 'One assumption to add' : `${lines} assumptions to add`),
  refused: (errors) =>
    errors === 1 ? 'One cell to correct, nothing was kept:' : `${errors} cells to correct, nothing was kept:`,
  place: (row, column) => (column ? `Row ${row}, column “${column}”:` : `Row ${row}:`),
  per: { month: 'a month', total: 'in all' },
  columns: {
    kind: 'Kind',
    name: 'Name',
    amount: 'Amount',
    unitPrice: 'Unit price',
    volume: 'Volume',
    from: 'From',
    to: 'To',
    payer: 'Who pays',
  },
  how: 'What is understood',
  order:
    'The first row may hold headings, in any order. Without headings the columns are: kind, name, amount, unit price, volume, from, to, who pays.',
  example: 'Subscription ; Monthly basket ;  ; 12.50 ; 40 ; 2026-03 ;  ; Inhabitant',
  rules: [
    'Kinds: subscription, membership, shop, grant, gift, rent, insurance, fuel, salary, equipment, deposit, volunteering…',
    'Income: unit price and volume a month. A cost: amount a month. Support, equipment: amount in all, in the month “from”.',
    'A salary: gross a month in “amount”, full-time posts in “volume”, charges of 44% and the general reduction.',
    'Volunteering: hours a month in “volume”, value of an hour in “unit price”.',
    'Months: 2026-09, 09/2026, 01/09/2026 or Sept 2026. Four hundred rows at most; no formulas: paste values.',
  ],
  errors: {
    nothing_pasted: 'Paste one row at least.',
    too_much_pasted: 'This is too long for a model: paste fewer than 400,000 characters.',
    too_many_rows: 'Four hundred rows at most: paste fewer.',
    too_many_lines: 'A model holds four hundred assumptions at most: remove some first.',
    bad_rows: 'Some cells are to be corrected: nothing was kept.',
    formula: 'a formula: paste the value (paste special, values).',
    too_many_cells: 'one cell too many: there are eight columns.',
    unknown_kind: 'this kind is not known.',
    has_its_form: 'this kind has its own form: add it by hand.',
  },
}

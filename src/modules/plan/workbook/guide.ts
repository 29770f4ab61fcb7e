import { type Book, plainSheet, putFormula, putText } from './build.ts'
import { add, is, num, when, word } from './formula/arithmetic.ts'
import { later, ref } from './formula/cells.ts'
import { place } from './inputs/table.ts'

/** What is what: the first sheet, for whoever receives the file without knowing Palier. */
export function writeGuide(book: Book): void {
  const w = book.t.workbook
  const sheet = plainSheet(book, w.sheets.guide)
  let at = 5
  const title = (text: string) => {
    putText(sheet, at, 0, text, 'section')
    putText(sheet, at, 1, '', 'section')
    at += 1
  }
  const pair = (name: string, text: string) => {
    putText(sheet, at, 0, name, 'label')
    putText(sheet, at, 1, text, 'text')
    at += 1
  }
  title(w.guide.state)
  putText(sheet, at, 0, w.guide.checks, 'label')
  const bad = later(() =>
    add(...book.verdicts.map((cell) => when(is(ref(cell), '=', word('OK')), num(0), num(1)))),
  )
  putFormula(sheet, at, 1, when(is(bad, '=', num(0)), word(w.guide.sound), word(w.guide.unsound)), 'plain')
  at += 2
  title(w.guide.colours)
  place(sheet, at, 0, { input: 12.5, as: 'number' })
  putText(sheet, at, 1, w.guide.input, 'text')
  at += 1
  putText(sheet, at, 0, w.guide.greyName, 'detail')
  putText(sheet, at, 1, w.guide.grey, 'text')
  at += 1
  putText(sheet, at, 0, w.guide.blackName, 'plain')
  putText(sheet, at, 1, w.guide.black, 'text')
  at += 2
  title(w.guide.sheets)
  for (const { name, note } of Object.values(w.sheets)) {
    if (book.sheets.some((s) => s.name === name)) pair(name, note)
  }
  at += 1
  title(w.guide.rules)
  for (const rule of w.guide.ruleList) {
    putText(sheet, at, 1, rule, 'text')
    at += 1
  }
  sheet.widths.set(0, 34)
  sheet.widths.set(1, 110)
}

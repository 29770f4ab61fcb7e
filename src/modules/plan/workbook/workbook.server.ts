import { ok, type Result } from '#kit/result.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Plan } from '../rules/plan.ts'
import { type ForecastRefusal, project } from '../rules/projection.ts'
import { writeAssets } from './assets.ts'
import { writeBalance, writePositions } from './balance.ts'
import { type Book, newBook } from './build.ts'
import { writeCash } from './cash.ts'
import { writeCharges } from './charges.ts'
import { writeChecks } from './checks.ts'
import { writeWorkbook } from './file/write.server.ts'
import { writeFinancing } from './financing.ts'
import { writeGuide } from './guide.ts'
import { writeIncome } from './income.ts'
import { writeIndicators } from './indicators.ts'
import { writeAssumptions } from './inputs/assumptions.ts'
import { writeStatement } from './statement.ts'
import { writeTax } from './tax.ts'
import { writeVolumes } from './volumes.ts'

/**
 * The sheets of a plan, or of one of its scenarios, with live formulas: what is typed stands in « Hypothèses » alone, and
 * every other figure follows. Refused where the engine would refuse: the two must say the same.
 */
export function bookOf(plan: Plan, locale: Locale, scenarioId?: string): Result<Book, ForecastRefusal> {
  const projected = project(plan, scenarioId)
  if (!projected.ok) return projected
  const { plan: seen, scenario } = projected.value
  const book = newBook(seen, scenario?.name ?? null, wordsFor(locale, { fr, en }))
  writeAssumptions(book)
  writeVolumes(book)
  writeIncome(book)
  writeCharges(book)
  writeAssets(book)
  writeTax(book)
  writeCash(book)
  writeStatement(book)
  writePositions(book)
  writeBalance(book)
  writeFinancing(book)
  writeIndicators(book)
  writeChecks(book)
  writeGuide(book)
  // The guide knows the other sheets, and stands before them.
  book.sheets.unshift(book.sheets.pop()!)
  return ok(book)
}

/** The workbook of a plan as the bytes of an XLSX file. */
export async function workbookOf(
  plan: Plan,
  locale: Locale,
  scenarioId?: string,
): Promise<Result<Buffer, ForecastRefusal>> {
  const book = bookOf(plan, locale, scenarioId)
  return book.ok ? ok(await writeWorkbook(book.value.sheets)) : book
}

import type { DossierPart } from '#modules/plan/dossiers/dossier.ts'
import { type BudgetLine, cerfaBudget, usualRequest } from '#modules/plan/rules/statements/cerfa.ts'
import { periodsOf } from '#modules/plan/rules/statements/period.ts'
import { booksOf, statementOf } from '#modules/plan/rules/statements/statements.ts'
import { isAccount, type StatementRow, type View } from '#modules/plan/rules/statements/table.ts'
import { wholeBudget } from '#modules/plan/rules/statements/whole-euros.ts'
import { SOFT } from '#platform/pdf/colours.ts'
import { heading, paragraph, type Sheet } from '#platform/pdf/sheet.server.ts'
import { type PdfRow, table } from '#platform/pdf/table.server.ts'
import { formatMonth } from '#ui/dates.ts'
import { type Paper, paperWords } from './paper.ts'
import { type Figures, figuresIn } from './words.ts'

/** Which statements a part of the dossier prints, by plan year. */
export const STATEMENTS: { readonly [part in DossierPart]?: readonly View[] } = {
  income: ['income'],
  cash: ['cash'],
  financing: ['financing'],
  balance: ['balance'],
  margins: ['margins', 'working-capital'],
  staffing: ['staffing'],
}

function shown(row: StatementRow, value: number | null, f: Figures): string {
  if (value === null) return row.level === 'head' ? '' : '–'
  switch (row.unit) {
    case 'cents':
      return f.amount(value)
    case 'share':
      return f.share(value)
    case 'people':
      return f.number(value, 2)
    default:
      return f.number(value, row.unit === 'hours' ? 0 : 1)
  }
}

/** One statement by plan year; a row that never has a figure is left out. */
export function statementPage(sheet: Sheet, paper: Paper, view: View): void {
  const { locale } = paper
  const t = paperWords(locale)
  const f = figuresIn(locale)
  const made = statementOf(booksOf(paper.projection), view, 'year')
  heading(sheet, t.statements.titles[view], 2)
  paragraph(sheet, t.statements.help[view], { size: 9, colour: SOFT })
  const rows = made.rows
    .filter((row) => row.level === 'head' || row.values.some((value) => value !== null && value !== 0))
    .map(
      (row): PdfRow => ({
        cells: [
          isAccount(row.key) ? `${row.key} ${t.statements.rows[row.key]}` : t.statements.rows[row.key],
          ...row.values.map((value) => shown(row, value, f)),
        ],
        strong: row.level === 'total' || row.level === 'head',
      }),
    )
  table(sheet, {
    columns: [
      { header: t.statements.inEuros, share: 3.4 },
      ...made.periods.map((period) => ({
        header: `${t.dossier.paper.shortYear(period.year)}\n${formatMonth(period.first, locale, true)} – ${formatMonth(period.last, locale, true)}`,
        share: 1.2,
        figures: true,
      })),
    ],
    rows,
    size: made.periods.length > 4 ? 7.5 : 8.5,
  })
}

/** The budget of each civil year asked about, charges on the left and products on the right as on the form. */
export function budgetPages(sheet: Sheet, paper: Paper): void {
  const { locale, dossier, projection } = paper
  const t = paperWords(locale)
  const w = t.statements.budget
  const f = figuresIn(locale)
  const books = booksOf(projection)
  const period = periodAsked(paper)
  const request = dossier.asked ?? usualRequest(books, period)
  const budget = wholeBudget(cerfaBudget(books, period, request))
  const title = w.part(period.year, formatMonth(period.first, locale), formatMonth(period.last, locale))
  heading(sheet, `${w.title} · ${title}`, 2)
  const words = ({ key }: BudgetLine) => w.lines[key]
  const cells = (line: BudgetLine | undefined): [string, string] =>
    line ? [line.level === 'class' ? words(line) : `   ${words(line)}`, f.amount(line.amount)] : ['', '']
  const side = (lines: readonly BudgetLine[]) => lines.filter((line) => line.amount !== 0)
  const [charges, products] = [side(budget.charges), side(budget.products)]
  const rows: PdfRow[] = Array.from({ length: Math.max(charges.length, products.length) }, (_, i) => ({
    cells: [...cells(charges[i]), ...cells(products[i])],
  }))
  const gap = budget.gap
  if (gap !== 0)
    rows.push({
      cells: [
        gap > 0 ? w.surplus : '',
        gap > 0 ? f.amount(gap) : '',
        gap < 0 ? w.shortfall : '',
        gap < 0 ? f.amount(-gap) : '',
      ],
    })
  const total = f.amount(Math.max(budget.totalCharges, budget.totalProducts))
  rows.push({ cells: [w.totalCharges, total, w.totalProducts, total], strong: true })
  const [uses, resources] = [side(budget.inKindUses), side(budget.inKindResources)]
  if (uses.length > 0) {
    rows.push({ cells: [w.uses, '', w.resources, ''], strong: true })
    for (let i = 0; i < Math.max(uses.length, resources.length); i++)
      rows.push({ cells: [...cells(uses[i]), ...cells(resources[i])] })
    rows.push({
      cells: [w.total, f.amount(budget.totalInKind), w.total, f.amount(budget.totalInKind)],
      strong: true,
    })
  }
  table(sheet, {
    columns: [
      { header: w.charges, share: 3.4 },
      { header: w.amount, share: 1, figures: true },
      { header: w.products, share: 3.4 },
      { header: w.amount, share: 1, figures: true },
    ],
    rows,
    size: 7.5,
  })
  const asked = paper.plan.assumptions.find((line) => line.id === budget.asked?.line)
  if (asked && budget.asked && budget.asked.amount > 0)
    paragraph(sheet, w.asked(asked.name, f.euros(budget.asked.amount), f.share(budget.asked.share)), {
      size: 9,
      face: 'bold',
      after: 3,
    })
  if (gap !== 0)
    paragraph(sheet, (gap > 0 ? w.over : w.under)(f.euros(Math.abs(gap))), { size: 9, colour: SOFT })
}

/** The civil year in which what is asked for counts most; else the one we are in; else the last of the plan. */
function periodAsked({ dossier, plan, projection, today }: Paper) {
  const periods = periodsOf(plan, 'calendar')
  const asked = projection.lines.find(({ line }) => line.id === dossier.asked)
  const counted = (period: (typeof periods)[number]) => {
    let sum = 0
    for (const stream of asked?.streams ?? [])
      if (stream.side === 'product')
        for (let m = period.from; m < period.to; m++) sum += stream.amounts[m] ?? 0
    return sum
  }
  const best = periods.reduce((a, b) => (counted(b) > counted(a) ? b : a))
  if (counted(best) > 0) return best
  return periods.find((period) => period.key === today.slice(0, 4)) ?? periods.at(-1)!
}

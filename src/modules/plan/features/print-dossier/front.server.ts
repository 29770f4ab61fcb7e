import { answerOf } from '#modules/plan/answer.ts'
import { storySections } from '#modules/plan/dossiers/dossier.ts'
import { type Pillar, pillars } from '#modules/plan/rules/vocabulary.ts'
import { sayAnswer } from '#modules/plan/say-answer.ts'
import { INK, PRIMARY, SOFT, SUNK, WHITE } from '#platform/pdf/colours.ts'
import { heading, needRoom, paragraph, type Sheet, writeAt } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { cashCurve, pillarRoof, yearBars } from './charts.server.ts'
import { type Paper, paperWords } from './paper.ts'
import { figuresIn } from './words.ts'

/** The first page: who asks, whom, what, and when. */
export function cover(sheet: Sheet, paper: Paper): void {
  const { doc } = sheet
  const { dossier, hub, locale, plan } = paper
  const w = paperWords(locale).dossier.paper
  const { euros, share } = figuresIn(locale)
  doc.rect(0, 0, doc.page.width, 220).fill(PRIMARY)
  const place = (y: number) => ({ x: sheet.left, y, width: sheet.width })
  const white = { colour: WHITE } as const
  writeAt(doc, w.kind[dossier.audience], place(84), { size: 12, ...white })
  writeAt(doc, hub.name, place(106), { size: 28, face: 'bold', ...white })
  writeAt(doc, hub.place, place(176), { size: 12, ...white })
  sheet.y = 270
  paragraph(sheet, dossier.name, { size: 20, face: 'bold', colour: INK, after: 8 })
  paragraph(sheet, w.to(dossier.addressee), { size: 12, colour: INK, after: 4 })
  paragraph(sheet, w.on(formatDay(paper.today, locale)), { size: 11, colour: SOFT, after: 18 })
  const asked = plan.assumptions.find((line) => line.id === dossier.asked)
  if (asked && 'amount' in asked) {
    const products = paper.forecast.indicators.products
    const top = sheet.y
    doc.roundedRect(sheet.left, top, sheet.width, 62, 8).fill(SUNK)
    writeAt(
      doc,
      w.asked(euros(asked.amount), asked.name),
      { x: sheet.left + 16, y: top + 14, width: sheet.width - 32 },
      { size: 13, face: 'bold' },
    )
    if (products > 0 && asked.type !== 'loan')
      writeAt(
        doc,
        w.share(share(asked.amount / products)),
        { x: sheet.left + 16, y: top + 36, width: sheet.width - 32 },
        { size: 10, colour: SOFT },
      )
    sheet.y = top + 86
  }
  const { forecast: f } = paper
  paragraph(sheet, w.period(formatMonth(f.start, locale), f.months.length), { size: 10, colour: SOFT })
  paragraph(sheet, w.made(f.scenario ? `${plan.name} · ${f.scenario.name}` : plan.name, paper.planVersion), {
    size: 10,
    colour: SOFT,
  })
}

/** One page that is enough by itself: the answer, the figures of each year, the cash, the pillars. */
export function essentials(sheet: Sheet, paper: Paper): void {
  const { forecast: f, locale } = paper
  const t = paperWords(locale)
  const w = t.dossier.paper
  const { euros, amount, share, number } = figuresIn(locale)
  heading(sheet, w.summary, 1)
  paragraph(sheet, w.question, { size: 10, colour: SOFT, after: 2 })
  paragraph(sheet, sayAnswer(answerOf(f), t, locale), { size: 14, face: 'bold', after: 10 })
  const years = f.years.map((year) => year.indicators)
  const names = t.forecast.names
  const row = (label: string, cells: readonly string[], strong = false) => ({
    cells: [label, ...cells],
    strong,
  })
  table(sheet, {
    columns: [
      { header: w.inEuros, share: 3 },
      ...f.years.map((year) => ({ header: w.shortYear(year.year), share: 1.2, figures: true })),
    ],
    size: 8.5,
    after: 8,
    rows: [
      row(
        w.products,
        years.map((i) => amount(i.products)),
      ),
      row(
        w.charges,
        years.map((i) => amount(i.charges)),
      ),
      row(
        w.result,
        years.map((i) => amount(i.result)),
        true,
      ),
      row(
        names.earnedShare,
        years.map((i) => share(i.earnedShare)),
      ),
      row(
        names.grantShare,
        years.map((i) => share(i.grantShare)),
      ),
      row(
        names.firstFunderShare,
        years.map((i) => share(i.firstFunderShare)),
      ),
      row(
        names.monthsOfCash,
        years.map((i) => number(i.monthsOfCash)),
      ),
    ],
  })
  heading(sheet, w.cashChart, 3)
  const { lowestCash } = f.indicators
  cashCurve(
    sheet,
    {
      values: f.cash.closing,
      labels: f.months.map((month) => formatMonth(month, locale, true)),
      low: {
        index: f.months.indexOf(lowestCash.month),
        words: w.inMonth(euros(lowestCash.amount), formatMonth(lowestCash.month, locale)),
      },
    },
    locale,
  )
  heading(sheet, w.incomeChart, 3)
  yearBars(
    sheet,
    f.years.map(({ year, indicators: i }) => ({
      label: w.shortYear(year),
      pillars: Object.fromEntries(pillars.map((p) => [p, i.pillars[p].amount])) as Record<Pillar, number>,
      charges: i.charges,
    })),
    { pillars: t.pillars, charges: w.charges },
    locale,
  )
  const last = f.years.at(-1)!
  heading(sheet, w.pillars, 3)
  pillarRoof(
    sheet,
    pillars.map((pillar) => ({
      pillar,
      words: t.pillars[pillar],
      figure: share(last.indicators.pillars[pillar].share),
      share: last.indicators.pillars[pillar].share ?? 0,
    })),
    w.shortYear(last.year),
  )
}

/** The words of the people who ask, section by section; an empty line separates paragraphs. */
export function story(sheet: Sheet, { dossier, locale }: Paper): void {
  const w = paperWords(locale).dossier
  for (const section of storySections) {
    const text = dossier.story[section]
    if (!text) continue
    heading(sheet, w.sections[section])
    for (const part of text.split(/\n\s*\n/)) {
      needRoom(sheet, 30)
      paragraph(sheet, part, { size: 10.5, after: 8 })
    }
    sheet.y += 6
  }
}

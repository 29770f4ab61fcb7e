import type { Locale } from '#kit/words.ts'
import { type Pillar, pillars } from '#modules/plan/rules/vocabulary.ts'
import { DANGER, INK, PILLAR_COLOURS, PRIMARY, RULE, SOFT, SUNK, WHITE } from '#platform/pdf/colours.ts'
import { needRoom, type Sheet, widthOf, writeAt } from '#platform/pdf/sheet.server.ts'
import { scaleOf } from '#ui/charts/scale.ts'
import { formatNumber } from '#ui/format.ts'
import { freePlace } from './free-place.ts'

const AXIS = 52
const SMALL = { size: 8, colour: SOFT } as const

/** Euros of the axis, without cents: `12 000`. */
const tick = (value: number, locale: Locale) => formatNumber(value, locale)

type Frame = { x: number; y: number; width: number; height: number; at: (value: number) => number }

/** The scale on the left, its lines, and the zero a little stronger. Values are euros. */
function axes(sheet: Sheet, values: readonly number[], height: number, locale: Locale): Frame {
  const { doc } = sheet
  const scale = scaleOf(values)
  const frame = {
    x: sheet.left + AXIS,
    y: sheet.y + 6,
    width: sheet.width - AXIS,
    height,
    at: (value: number) => sheet.y + 6 + scale.at(value) * height,
  }
  for (const value of scale.ticks) {
    const y = frame.at(value)
    doc
      .moveTo(frame.x, y)
      .lineTo(frame.x + frame.width, y)
      .lineWidth(value === 0 ? 1 : 0.4)
      .stroke(value === 0 ? INK : RULE)
    writeAt(
      doc,
      tick(value, locale),
      { x: sheet.left, y: y - 5, width: AXIS - 6 },
      { ...SMALL, align: 'right' },
    )
  }
  return frame
}

export type Curve = {
  /** Cents at the end of each month. */
  readonly values: readonly number[]
  readonly labels: readonly string[]
  /** Words at the lowest point. */
  readonly low: { readonly index: number; readonly words: string }
}

/** Cash as a curve with its lowest point marked, and the ground below zero shaded. */
export function cashCurve(sheet: Sheet, { values, labels, low }: Curve, locale: Locale): void {
  const height = 104
  needRoom(sheet, height + 40)
  const { doc } = sheet
  const euros = values.map((amount) => amount / 100)
  const frame = axes(sheet, euros, height, locale)
  const zero = frame.at(0)
  if (zero < frame.y + height)
    doc
      .rect(frame.x, zero, frame.width, frame.y + height - zero)
      .fillOpacity(0.06)
      .fill(DANGER)
      .fillOpacity(1)
  const step = frame.width / Math.max(1, euros.length - 1)
  const xAt = (i: number) => frame.x + i * step
  for (const [i, value] of euros.entries())
    if (i === 0) doc.moveTo(xAt(0), frame.at(value))
    else doc.lineTo(xAt(i), frame.at(value))
  doc.lineWidth(1.8).stroke(PRIMARY)
  const y = frame.at(euros[low.index] ?? 0)
  doc.circle(xAt(low.index), y, 3.2).fill((euros[low.index] ?? 0) < 0 ? DANGER : PRIMARY)
  const wide = widthOf(doc, low.words, { size: 9, face: 'bold' }) + 2
  const drawn = euros.map((value, i) => ({ x: xAt(i), y: frame.at(value) }))
  const { left, top } = freePlace(drawn, { x: xAt(low.index), y }, { wide, ...frame })
  if (top + 13 < y - 8)
    doc
      .moveTo(xAt(low.index), top + 13)
      .lineTo(xAt(low.index), y - 4)
      .lineWidth(0.5)
      .stroke(SOFT)
  doc
    .rect(left - 3, top - 2, wide + 6, 15)
    .fillOpacity(0.85)
    .fill(WHITE)
    .fillOpacity(1)
  writeAt(
    doc,
    low.words,
    { x: left, y: top, width: wide + 4 },
    { size: 9, face: 'bold', colour: (euros[low.index] ?? 0) < 0 ? DANGER : INK },
  )
  const every = Math.ceil(labels.length / 8)
  for (const [i, label] of labels.entries())
    if (i % every === 0 && xAt(i) + 40 < frame.x + frame.width)
      writeAt(doc, label, { x: xAt(i) - 4, y: frame.y + height + 5, width: 60 }, SMALL)
  sheet.y = frame.y + height + 20
}

export type YearBar = {
  readonly label: string
  /** Cents. */
  readonly pillars: Readonly<Record<Pillar, number>>
  readonly charges: number
}

/** Products by pillar stacked beside the charges of the same year, with the words of each colour. */
export function yearBars(
  sheet: Sheet,
  years: readonly YearBar[],
  words: { readonly pillars: Readonly<Record<Pillar, string>>; readonly charges: string },
  locale: Locale,
): void {
  const height = 84
  needRoom(sheet, height + 56)
  const { doc } = sheet
  const top = years.map((y) => pillars.reduce((all, p) => all + Math.max(0, y.pillars[p]), 0) / 100)
  const frame = axes(sheet, [...top, ...years.map((y) => y.charges / 100)], height, locale)
  const slot = frame.width / Math.max(1, years.length)
  const wide = Math.min(34, slot / 3)
  for (const [i, year] of years.entries()) {
    const middle = frame.x + slot * (i + 0.5)
    let base = 0
    for (const pillar of pillars) {
      const amount = Math.max(0, year.pillars[pillar]) / 100
      const [from, to] = [frame.at(base), frame.at(base + amount)]
      if (from - to > 0.2) doc.rect(middle - wide - 2, to, wide, from - to).fill(PILLAR_COLOURS[pillar])
      base += amount
    }
    const y = frame.at(year.charges / 100)
    doc.rect(middle + 2, y, wide, frame.at(0) - y).fill(RULE)
    writeAt(
      doc,
      year.label,
      { x: middle - slot / 2, y: frame.y + height + 5, width: slot },
      { ...SMALL, align: 'center' },
    )
  }
  sheet.y = frame.y + height + 20
  legend(sheet, [
    ...pillars.map((pillar) => [words.pillars[pillar], PILLAR_COLOURS[pillar]] as const),
    [words.charges, RULE] as const,
  ])
}

function legend(sheet: Sheet, items: readonly (readonly [words: string, colour: string])[]): void {
  const { doc } = sheet
  let x = sheet.left
  for (const [words, colour] of items) {
    const wide = widthOf(doc, words, SMALL) + 26
    if (x + wide > sheet.left + sheet.width) {
      x = sheet.left
      sheet.y += 14
    }
    doc.rect(x, sheet.y + 1, 8, 8).fill(colour)
    writeAt(doc, words, { x: x + 12, y: sheet.y, width: wide }, { ...SMALL, colour: INK })
    x += wide
  }
  sheet.y += 22
}

/** Four columns that hold a roof, as tall as the share of the funding each pillar bears. */
export function pillarRoof(
  sheet: Sheet,
  shares: readonly {
    readonly pillar: Pillar
    readonly words: string
    readonly figure: string
    readonly share: number
  }[],
  roof: string,
): void {
  const height = 54
  needRoom(sheet, height + 60)
  const { doc } = sheet
  const slot = sheet.width / shares.length
  const ground = sheet.y + 26 + height
  doc
    .polygon(
      [sheet.left, sheet.y + 22],
      [sheet.left + sheet.width / 2, sheet.y],
      [sheet.left + sheet.width, sheet.y + 22],
    )
    .fill(SUNK)
  writeAt(
    doc,
    roof,
    { x: sheet.left, y: sheet.y + 9, width: sheet.width },
    { size: 9, face: 'bold', align: 'center' },
  )
  const tallest = Math.max(0.0001, ...shares.map(({ share }) => share))
  for (const [i, { pillar, words, figure, share }] of shares.entries()) {
    const x = sheet.left + slot * i + slot * 0.28
    const tall = Math.max(1, (Math.max(0, share) / tallest) * (height - 6))
    doc.rect(x, sheet.y + 26, slot * 0.44, height).fill(SUNK)
    doc.rect(x, ground - tall, slot * 0.44, tall).fill(PILLAR_COLOURS[pillar])
    writeAt(
      doc,
      figure,
      { x: sheet.left + slot * i, y: ground + 5, width: slot },
      { size: 10, face: 'bold', align: 'center' },
    )
    writeAt(
      doc,
      words,
      { x: sheet.left + slot * i, y: ground + 18, width: slot },
      { ...SMALL, align: 'center' },
    )
  }
  doc
    .moveTo(sheet.left, ground)
    .lineTo(sheet.left + sheet.width, ground)
    .lineWidth(1)
    .stroke(INK)
  sheet.y = ground + 34
}

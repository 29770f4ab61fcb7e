import { createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { addMonths, month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { BarChart } from './BarChart.tsx'
import { Gauge } from './Gauge.tsx'
import { LineChart } from './LineChart.tsx'
import { PillarRoof } from './PillarRoof.tsx'
import { Sparkline } from './Sparkline.tsx'
import { Staircase } from './Staircase.tsx'
import { formatTick, scaleOf, strideOf } from './scale.ts'

const html = (node: ReactNode) =>
  renderToStaticMarkup(node).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
/** Texts of the data table, row by row. */
const cells = (markup: string): string[][] =>
  [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map((row) =>
    [...(row[1] ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((c) => c[1] ?? ''),
  )
const months = Array.from({ length: 3 }, (_, i) => addMonths(month('2026-11'), i))

test('a scale holds its values on round steps, with zero', () => {
  expect(scaleOf([3, 17]).ticks).toEqual([0, 5, 10, 15, 20])
  expect(scaleOf([-3200, 12000]).ticks).toEqual([-5000, 0, 5000, 10000, 15000])
  expect(scaleOf([0.1, 0.3]).ticks).toEqual([0, 0.1, 0.2, 0.3])
  expect(scaleOf([-7]).high).toBe(0)
})

test('a scale of nothing, of zeros or of unknowns still stands', () => {
  for (const values of [[], [0, 0], [null, Number.NaN]]) {
    const scale = scaleOf(values)
    expect(scale.high).toBeGreaterThan(scale.low)
    expect(Number.isFinite(scale.at(0))).toBe(true)
  }
})

test('the top of a scale is drawn at 0, its bottom at 1', () => {
  const scale = scaleOf([-10, 30])
  expect(scale.at(scale.high)).toBe(0)
  expect(scale.at(scale.low)).toBe(1)
})

test('axis figures are short and French', () => {
  const tick = (v: number, ...values: number[]) =>
    formatTick(v, 'euros', 'fr', scaleOf(values)).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
  expect(tick(20_000, 0, 80_000)).toBe('20 k€')
  expect(tick(-5000, -5000, 10_000)).toBe('−5 k€')
  expect(tick(500, 0, 1900)).toBe('500 €')
  expect(tick(2500, 0, 9000)).toBe('2,5 k€')
  expect(formatTick(20_000, 'euros', 'en', scaleOf([80_000]))).toBe('€20k')
  expect(formatTick(-20_000, 'euros', 'en', scaleOf([-80_000]))).toBe('−€20k')
  expect(formatTick(0.5, 'percent', 'en', scaleOf([1]))).toBe('50%')
})

test('labels thin out by calendar strides', () => {
  expect(strideOf(12, 9)).toBe(2)
  expect(strideOf(36, 9)).toBe(4)
  expect(strideOf(60, 4)).toBe(24)
  expect(strideOf(3, 9)).toBe(1)
})

test('a line has its table in full figures, its low point in words, and a gap where nothing is known', () => {
  const markup = html(
    h(LineChart, {
      title: 'Trésorerie',
      months,
      unit: 'euros',
      markLow: true,
      lines: [
        { key: 'a', label: 'Prudent', values: [cents(1_250_050), cents(-320_000), cents(90)] },
        { key: 'b', label: 'Mesuré', values: [cents(100), null, cents(300)] },
      ],
    }),
  )
  expect(cells(markup)).toEqual([
    ['Mois', 'Prudent', 'Mesuré'],
    ['novembre 2026', '12 500,50 €', '1,00 €'],
    ['décembre 2026', '−3 200,00 €', '–'],
    ['janvier 2027', '0,90 €', '3,00 €'],
  ])
  expect(markup).toContain('Point bas : −3 200 €, déc. 26')
  expect(markup).toContain('class="ui-area-under"')
  const paths = [...markup.matchAll(/ d="([^"]+)" class="ui-line/g)].map((m) => m[1] ?? '')
  expect(paths).toHaveLength(2)
  expect(paths[0]?.match(/M/g)).toHaveLength(1)
  expect(paths[1]?.match(/M/g)).toHaveLength(2)
  expect(markup).not.toContain('NaN')
})

test('bars stack up and down from zero, and the table sums each row to the cent', () => {
  const markup = html(
    h(BarChart, {
      title: 'Produits',
      labels: ['janv.', 'févr.'],
      unit: 'euros',
      stacks: [
        { key: 'a', label: 'Activités', pillar: 'activities', values: [cents(10_010), cents(20_000)] },
        { key: 'b', label: 'Avoirs', values: [cents(-5005), null] },
      ],
    }),
  )
  expect(cells(markup)[1]).toEqual(['janv.', '100,10 €', '−50,05 €', '50,05 €'])
  expect(cells(markup)[2]).toEqual(['févr.', '200,00 €', '–', '200,00 €'])
  expect(markup).toContain('ui-fill ui-pillar-activities')
  // scale −100…200 over 240 px: zero at 160, 200 € is 160 px tall
  expect(markup).toMatch(/y="0" height="160"/)
})

test('the roof shares what each pillar brings; nothing at all stays drawable', () => {
  const markup = html(
    h(PillarRoof, {
      title: 'Piliers',
      roof: '2026',
      amounts: {
        activities: cents(50_000),
        public: cents(25_000),
        citizens: cents(15_000),
        private: cents(10_000),
      },
    }),
  )
  expect(cells(markup).slice(1)).toEqual([
    ['Multiactivité', '500,00 €', '50 %'],
    ['Soutien public', '250,00 €', '25 %'],
    ['Implication citoyenne', '150,00 €', '15 %'],
    ['Soutien privé', '100,00 €', '10 %'],
    ['Total', '1 000,00 €', '100 %'],
  ])
  const none = { activities: cents(0), public: cents(0), citizens: cents(0), private: cents(0) }
  expect(html(h(PillarRoof, { title: 'Piliers', roof: '', amounts: none }))).not.toContain('NaN')
})

test('stairs: those met at the foot, the mark on the last of them, the table in the order given', () => {
  const stair = (key: string, state: 'met' | 'notMet' | 'tooEarly') => ({
    key,
    label: key,
    state,
    measured: '1',
    wanted: '2',
  })
  const markup = html(
    h(Staircase, {
      title: 'Critères',
      landing: 'Décision',
      stairs: [
        stair('manqué', 'notMet'),
        stair('premier', 'met'),
        stair('attente', 'tooEarly'),
        stair('second', 'met'),
      ],
    }),
  )
  const drawn = [...markup.matchAll(/ui-stair-label">([^<]+)/g)].map((m) => m[1])
  expect(drawn).toEqual(['premier', 'second', 'attente', 'manqué'])
  expect(markup).toMatch(/second<span class="ui-stair-mark">/)
  expect(markup.match(/ui-stair-mark/g)).toHaveLength(1)
  expect(markup).toContain('2 critères atteints sur 4')
  expect(
    cells(markup)
      .slice(1)
      .map((row) => row[0]),
  ).toEqual(['manqué', 'premier', 'attente', 'second'])
  expect(cells(markup)[1]?.[3]).toBe('Non atteint')
})

test('a gauge never leaves its bar; a sparkline of nothing is nothing', () => {
  const markup = html(h(Gauge, { label: 'Mois', value: 9, unit: 'number', max: 6 }))
  expect(markup).toContain('width="100%" height="14" rx="7" class="ui-fill')
  expect(html(h(Sparkline, { values: [null, null], label: 'rien' }))).toBe('')
  expect(html(h(Sparkline, { values: [4, 4, 4], label: 'plat' }))).not.toContain('NaN')
})

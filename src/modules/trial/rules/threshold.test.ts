import { expect, test } from 'vitest'
import { parseThreshold, type ThresholdUnit, thresholdInput } from './threshold.ts'

test.each([
  ['40 %', 'share', 0.4],
  ['29%', 'share', 0.29],
  ['12,5 %', 'share', 0.125],
  ['1 250 €', 'cents', 125_000],
  ['12,50', 'cents', 1250],
  ['0', 'cents', 0],
  ['-150', 'cents', -15_000],
  ['3 mois', 'months', 3],
  ['2,5', 'months', 2.5],
  ['250', 'count', 250],
  ['2 jours', 'days', 2],
  ['1,5 h', 'hours', 1.5],
  ['800 g', 'grams', 800],
] as const)('%s as %s is %d', (typed, unit, value) => {
  expect(parseThreshold(typed, unit)).toEqual({ ok: true, value })
})

test.each([
  ['40', 'share', 'threshold_needs_percent'],
  ['0,4', 'share', 'threshold_needs_percent'],
  ['300 €', 'share', 'threshold_needs_percent'],
  ['140 %', 'share', 'share_out_of_range'],
  ['40 %', 'cents', 'threshold_needs_euros'],
  ['beaucoup', 'cents', 'threshold_needs_euros'],
  ['40 %', 'count', 'threshold_needs_count'],
  ['2,5', 'count', 'threshold_needs_count'],
  ['-3', 'count', 'threshold_needs_count'],
  ['3 €', 'months', 'threshold_needs_months'],
  ['', 'months', 'threshold_needs_months'],
  ['2 mois', 'days', 'threshold_needs_days'],
  ['90 min', 'hours', 'threshold_needs_hours'],
  ['1 kg', 'grams', 'threshold_needs_grams'],
  ['9999999', 'count', 'too_large'],
] as const)('%s is refused as %s: %s', (typed, unit, code) => {
  expect(parseThreshold(typed, unit)).toEqual({ ok: false, code })
})

test.each([
  [0.29, 'share'],
  [0.125, 'share'],
  [125_050, 'cents'],
  [2.5, 'months'],
  [40, 'count'],
] satisfies [number, ThresholdUnit][])('what is shown back for %d (%s) reads as the same', (value, unit) => {
  expect(parseThreshold(thresholdInput(value, unit), unit)).toEqual({ ok: true, value })
})

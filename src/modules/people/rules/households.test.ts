import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { checkProxy, holdsOn, type ProxyTerms } from './households.ts'

const terms: ProxyTerms = {
  kind: 'family',
  powers: ['ask'],
  from: day('2026-01-01'),
  until: null,
  paper: null,
}

test('a guardian shows a paper, a daughter is believed', () => {
  expect(checkProxy(terms, false).ok).toBe(true)
  expect(checkProxy({ ...terms, kind: 'guardian' }, false)).toEqual({
    ok: false,
    code: 'paper_needed',
    field: 'paper',
  })
  expect(checkProxy({ ...terms, kind: 'guardian', paper: 'Ordonnance 2026/14' }, false).ok).toBe(true)
})

test('a proxy says what it allows, ends after it begins, and is somebody else', () => {
  expect(checkProxy({ ...terms, powers: [] }, false)).toMatchObject({ code: 'powers_needed' })
  expect(checkProxy({ ...terms, until: day('2025-12-31') }, false)).toMatchObject({
    code: 'ends_before_start',
  })
  expect(checkProxy(terms, true)).toMatchObject({ code: 'not_oneself' })
})

test('it holds on its first and last day, and no more once ended', () => {
  const proxy = { from: day('2026-01-01'), until: day('2026-03-31'), endedAt: null }
  expect(['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((d) => holdsOn(proxy, day(d)))).toEqual(
    [false, true, true, false],
  )
  expect(holdsOn({ ...proxy, until: null }, day('2050-01-01'))).toBe(true)
  expect(holdsOn({ ...proxy, endedAt: new Date(0) }, day('2026-02-01'))).toBe(false)
})

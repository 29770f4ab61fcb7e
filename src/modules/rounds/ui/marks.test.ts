import { expect, test } from 'vitest'
import { dashOf, gathered, hueOf, letterOf, type MapMark } from './marks.ts'

test('rounds are A to Z, then AA; the seventh has the first hue again, dashed', () => {
  expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'BA'])
  expect([hueOf(0), hueOf(5), hueOf(6)]).toEqual([1, 6, 1])
  expect([dashOf(5), dashOf(6), dashOf(12)]).toEqual([null, [8, 4], [2, 4]])
})

test('several stops of a round at one door are one mark that says how many', () => {
  const mark = (key: string, over: Partial<MapMark> = {}): MapMark => ({
    ...{ key, kind: 'stop', hue: 0, lon: 5.72451, lat: 45.18851, title: key, text: key, ...over },
  })
  const one = gathered([
    mark('A3'),
    mark('A4', { lon: 5.72449 }),
    mark('B1', { hue: 1 }),
    mark('A5', { lat: 45.2 }),
  ])
  expect(one.map(({ text }) => text)).toEqual(['A3+1', 'B1', 'A5'])
  expect(one[0]?.title).toBe('A3\nA4')
})

import { expect, test } from 'vitest'
import { apart, frameOf } from './frame.ts'

const grenoble = { lon: 5.7245, lat: 45.1885 }
const mens = { lon: 5.7505, lat: 44.8163 }
const vif = { lon: 5.669, lat: 45.0557 }

test('north is up, east is right, and every point is inside', () => {
  const { at } = frameOf([grenoble, mens, vif], 1.6)
  for (const point of [grenoble, mens, vif]) {
    const { x, y } = at(point)
    for (const share of [x, y]) {
      expect(share).toBeGreaterThanOrEqual(0.059)
      expect(share).toBeLessThanOrEqual(0.941)
    }
  }
  expect(at(grenoble).y).toBeLessThan(at(mens).y)
  expect(at(vif).x).toBeLessThan(at(mens).x)
})

test('a kilometre is as long to the north as to the east', () => {
  const ratio = 1.6
  const { at, bar } = frameOf([grenoble, mens], ratio)
  const km = 1 / 111.2
  const o = at(grenoble)
  const north = (o.y - at({ ...grenoble, lat: grenoble.lat + km }).y) / ratio
  const east = at({ ...grenoble, lon: grenoble.lon + km / Math.cos((45 * Math.PI) / 180) }).x - o.x
  expect(east).toBeCloseTo(north, 3)
  expect(bar.share / bar.km).toBeCloseTo(north, 6)
})

test('one point stands in the middle; none does no harm', () => {
  expect(frameOf([mens], 2).at(mens)).toEqual({ x: 0.5, y: 0.5 })
  expect(frameOf([], 2).bar.km).toBeGreaterThan(0)
})

test('marks that cover each other are pushed apart, the others stay, and all are still inside', () => {
  const ratio = 1.8
  const near = [0, 1, 2, 3].map((i) => ({ x: 0.5 + i * 0.004, y: 0.5, small: false }))
  const alone = { x: 0.1, y: 0.9, small: false }
  const small = { x: 0.5, y: 0.5, small: true }
  const placed = apart([...near, alone, small], ratio)
  for (const [i, one] of placed.slice(0, 4).entries())
    for (const other of placed.slice(i + 1, 4))
      expect(Math.hypot(one.x - other.x, (one.y - other.y) / ratio)).toBeGreaterThan(0.024)
  expect(placed.slice(4)).toEqual([
    { x: 0.1, y: expect.closeTo(0.9) },
    { x: 0.5, y: expect.closeTo(0.5) },
  ])
  const crowd = apart(
    Array.from({ length: 60 }, () => ({ x: 0.97, y: 0.03, small: false })),
    ratio,
  )
  for (const { x, y } of crowd) expect(Math.min(x, y, 1 - x, 1 - y)).toBeGreaterThanOrEqual(0.0199)
})

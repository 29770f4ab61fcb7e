import { describe, expect, test } from 'vitest'
import { freePlace } from './free-place.ts'

const room = { wide: 40, x: 0, y: 0, width: 200, height: 100 }

describe('the words of a lowest point', () => {
  test('stand under it when the ground is far', () => {
    expect(freePlace([], { x: 100, y: 40 }, room)).toEqual({ left: 80, top: 46 })
  })

  test('stay within the frame', () => {
    expect(freePlace([], { x: 195, y: 40 }, room).left).toBe(160)
  })

  test('move above a valley, aside of its steep side', () => {
    const curve = [
      { x: 0, y: 10 },
      { x: 80, y: 10 },
      { x: 100, y: 95 },
      { x: 120, y: 60 },
      { x: 200, y: 60 },
    ]
    const { left, top } = freePlace(curve, { x: 100, y: 95 }, room)
    expect(top + 15).toBeLessThan(60)
    expect(left).toBeGreaterThan(84)
    expect(left).toBeLessThanOrEqual(100)
  })

  test('fall back on the middle when the curve leaves no room', () => {
    const saw = Array.from({ length: 101 }, (_, i) => ({ x: i * 2, y: i % 2 ? 0 : 99 }))
    expect(freePlace(saw, { x: 100, y: 99 }, room)).toEqual({ left: 80, top: 67 })
  })
})

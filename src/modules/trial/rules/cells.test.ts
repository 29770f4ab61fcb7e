import { expect, test } from 'vitest'
import {
  CELL_STATES,
  type CellMove,
  type CellState,
  cellKey,
  mustArgue,
  NO_FIGURES,
  testedAfter,
  undone,
} from './cells.ts'

/** Numbers that look random and are the same each time (Park and Miller's generator). */
function* numbers(seed: number): Generator<number, never> {
  let n = seed
  for (;;) {
    n = (n * 48_271) % 2_147_483_647
    yield n
  }
}

const TARGETS = ['company', 'inhabitant', 'senior']
const SERVICES = ['a', 'b', 'c', 'd']

const applied = (
  states: ReadonlyMap<string, CellState>,
  moves: readonly { target: string; serviceId: string; to: CellState }[],
) => new Map([...states, ...moves.map((m) => [cellKey(m.target, m.serviceId), m.to] as const)])

test('whatever the matrix and the readjustment, an undo brings every cell back, and as many tested', () => {
  const draw = numbers(7)
  const pick = <T>(all: readonly T[]): T => all[draw.next().value % all.length]!
  for (let i = 0; i < 500; i++) {
    const states = new Map<string, CellState>()
    const moves: CellMove[] = []
    for (const target of TARGETS)
      for (const serviceId of SERVICES) {
        if (draw.next().value % 2) states.set(cellKey(target, serviceId), pick(CELL_STATES))
        const from = states.get(cellKey(target, serviceId)) ?? 'not-now'
        if (draw.next().value % 3 === 0)
          moves.push({
            target,
            serviceId,
            service: serviceId,
            from,
            to: pick(CELL_STATES),
            figures: NO_FIGURES,
          })
      }
    const after = applied(states, moves)
    expect([...after.values()].filter((state) => state === 'tested')).toHaveLength(testedAfter(states, moves))
    const back = undone(moves, after)!
    const again = applied(after, back)
    for (const key of again.keys()) expect(again.get(key)).toBe(states.get(key) ?? 'not-now')
    expect(testedAfter(after, back)).toBe(testedAfter(states, []))
  }
})

test('an undo never loses what moved since', () => {
  const move: CellMove = {
    ...{ target: 'company', serviceId: 'a', service: 'Ménage', from: 'not-now', to: 'tested' },
    figures: NO_FIGURES,
  }
  expect(undone([move], new Map([[cellKey('company', 'a'), 'kept' as const]]))).toBeNull()
})

test('only what takes the hub further above its limit is argued', () => {
  expect(mustArgue(6, 7, 6)).toBe(true)
  expect(mustArgue(5, 6, 6)).toBe(false)
  expect(mustArgue(8, 7, 6)).toBe(false)
  expect(mustArgue(7, 7, 6)).toBe(false)
})

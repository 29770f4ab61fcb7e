import { expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { answerOf } from './answer.ts'
import { asGiven } from './examples.ts'
import { fillTables } from './fill.ts'
import { routesAsGiven } from './plan.ts'
import { readVroom } from './read.ts'

const MORNING = 1_600_416_000

function answer(document: unknown) {
  const order = must(readVroom(document))
  const { tables } = fillTables(order)
  const told = { notices: [], why: new Map(), computing: { loading: 0, solving: 0, routing: 0 }, palier: {} }
  return answerOf(order, tables, routesAsGiven(order, tables), told)
}

test('the documented example of given steps is answered with the documented times, loads and violations', () => {
  const { summary, routes, unassigned } = answer(asGiven)
  expect(summary).toMatchObject({
    cost: 18_711,
    routes: 2,
    unassigned: 0,
    delivery: [10],
    pickup: [0],
    setup: 0,
    service: 1800,
    duration: 18_711,
    waiting_time: 0,
    priority: 0,
  })
  expect(summary.violations).toEqual(
    expect.arrayContaining([
      { cause: 'lead_time', duration: 800 },
      { cause: 'delay', duration: 2712 },
      { cause: 'load' },
    ]),
  )
  expect(summary.violations).toHaveLength(3)
  expect(unassigned).toEqual([])
  const [first, second] = routes
  expect(first!.steps.map(({ type, arrival, load }) => [type, arrival - MORNING, load])).toEqual([
    ['start', 0, [7]],
    ['job', 2328, [5]],
    ['job', 3518, [3]],
    ['job', 5413, [0]],
    ['end', 7465, [0]],
  ])
  expect(first!.steps.map((step) => step.violations)).toEqual([
    [{ cause: 'load' }],
    [{ cause: 'load' }],
    [],
    [],
    [],
  ])
  // Leaving 800 s before its hours costs 800 s and saves as much at two steps: what VROOM's answer does too.
  expect(second!.steps.map(({ arrival, violations }) => [arrival - MORNING, violations])).toEqual([
    [-800, [{ cause: 'lead_time', duration: 800 }]],
    [2141, []],
    [6257, []],
    [8466, [{ cause: 'delay', duration: 1266 }]],
    [12_246, [{ cause: 'delay', duration: 1446 }]],
  ])
})

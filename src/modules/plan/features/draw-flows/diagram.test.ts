import { expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import type { NamedFlow } from '#modules/plan/flows.server.ts'
import { placeFlows } from './diagram.ts'

const end = (key: string) => ({ key, name: key, gone: false })
const flow = (number: number, [c, b, s, l]: readonly [string, string, string, string | null]): NamedFlow => ({
  id: `f${number}` as Id<'Flow'>,
  version: 1,
  number,
  customer: end(c),
  beneficiary: end(b),
  service: end(s),
  line: l ? { ...end(l), pillar: 'activities', figure: null } : null,
})
const flows = [
  flow(1, ['bailleur', 'habitants', 'pôle', 'bail']),
  flow(2, ['ccas', 'habitants', 'pôle', 'aides']),
  flow(3, ['habitants', 'habitants', 'boutique', null]),
]

test('each end stands once in its column, and no two of a column overlap', () => {
  const { nodes, height } = placeFlows(flows)
  expect(nodes.filter((n) => n.column === 0).map((n) => n.key)).toEqual(['bailleur', 'ccas', 'habitants'])
  expect(nodes.filter((n) => n.column === 1).map((n) => n.key)).toEqual(['habitants'])
  expect(nodes.filter((n) => n.column === 3)).toHaveLength(3)
  for (const column of [0, 1, 2, 3]) {
    const of = nodes.filter((n) => n.column === column)
    for (const [i, node] of of.entries()) {
      expect(node.y).toBeGreaterThanOrEqual(i === 0 ? 0 : of[i - 1]!.y + of[i - 1]!.height)
      expect(node.y + node.height).toBeLessThanOrEqual(height)
    }
  }
})

test('links leave and reach the boxes of their flow, each at a place of its own', () => {
  const { nodes, links } = placeFlows(flows)
  expect(links).toHaveLength(9)
  const within = (key: string, column: number, y: number) => {
    const node = nodes.find((n) => n.key === key && n.column === column)!
    return y > node.y && y < node.y + node.height
  }
  for (const { flow: f, from, to } of links.filter((l) => l.from.column === 0)) {
    expect(within(f.customer.key, 0, from.y)).toBe(true)
    expect(within(f.beneficiary.key, 1, to.y)).toBe(true)
  }
  const arrivals = links.filter((l) => l.to.column === 1).map((l) => l.to.y)
  expect(new Set(arrivals).size).toBe(3)
})

test('nothing drawn takes no room', () => {
  expect(placeFlows([])).toEqual({ nodes: [], links: [], height: 0 })
})

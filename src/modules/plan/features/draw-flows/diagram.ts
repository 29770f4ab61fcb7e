import type { NamedFlow } from '#modules/plan/flows.server.ts'

export const columns = ['customer', 'beneficiary', 'service', 'line'] as const
export type DiagramColumn = (typeof columns)[number]
export type DiagramNode = {
  readonly key: string
  readonly column: number
  readonly name: string
  readonly gone: boolean
  readonly y: number
  readonly height: number
}
export type DiagramLink = {
  readonly flow: NamedFlow
  /** From the right side of a node to the left side of the next, at these heights. */
  readonly from: { readonly column: number; readonly y: number }
  readonly to: { readonly column: number; readonly y: number }
}
export type Diagram = {
  readonly nodes: readonly DiagramNode[]
  readonly links: readonly DiagramLink[]
  readonly height: number
}

/** Room of one link, and between two nodes, in the units of the drawing. */
const LINK = 22
const GAP = 14
const LEAST = 44

/** The end of a flow in a column; a flow without income still ends somewhere. */
const endOf = (flow: NamedFlow, column: number): { key: string; name: string; gone: boolean } => {
  const end = flow[columns[column]!]
  return end ?? { key: `none:${flow.id}`, name: '', gone: false }
}

/**
 * Places the ends of flows in four columns, in the order in which they first appear, each as high as its links; and the
 * links between neighbours, each with a place of its own on both sides.
 */
export function placeFlows(flows: readonly NamedFlow[]): Diagram {
  const nodes: DiagramNode[] = []
  const at = new Map<string, DiagramNode>()
  const perColumn = columns.map((_, column) => {
    const keys = new Map<string, { name: string; gone: boolean; links: number }>()
    for (const flow of flows) {
      const { key, name, gone } = endOf(flow, column)
      const known = keys.get(key)
      if (known) known.links += 1
      else keys.set(key, { name, gone, links: 1 })
    }
    return keys
  })
  const heightOf = (links: number) => Math.max(LEAST, links * LINK + 8)
  const heights = perColumn.map((keys) =>
    [...keys.values()].reduce((sum, { links }) => sum + heightOf(links) + GAP, -GAP),
  )
  const height = Math.max(0, ...heights)
  for (const [column, keys] of perColumn.entries()) {
    let y = (height - heights[column]!) / 2
    for (const [key, { name, gone, links }] of keys) {
      const node = { key, column, name, gone, y, height: heightOf(links) }
      nodes.push(node)
      at.set(`${column}/${key}`, node)
      y += node.height + GAP
    }
  }
  const used = new Map<string, number>()
  /** The middle of the next free place of a node. */
  const place = (flow: NamedFlow, column: number, side: 'in' | 'out'): { column: number; y: number } => {
    const { key } = endOf(flow, column)
    const node = at.get(`${column}/${key}`)!
    const n = used.get(`${side}/${column}/${key}`) ?? 0
    used.set(`${side}/${column}/${key}`, n + 1)
    const total = perColumn[column]!.get(key)!.links
    return { column, y: node.y + (node.height * (n + 0.5)) / total }
  }
  const links = flows.flatMap((flow) =>
    [0, 1, 2].map((column) => ({
      flow,
      from: place(flow, column, 'out'),
      to: place(flow, column + 1, 'in'),
    })),
  )
  return { nodes, links, height }
}

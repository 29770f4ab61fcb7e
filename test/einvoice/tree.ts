import { XMLParser } from 'fast-xml-parser'

/** An XML element without its prefix, for readers that judge a file from outside. */
export type Tree = {
  readonly name: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Tree[]
}

type Raw = { ':@'?: Record<string, string>; '#text'?: string } & Record<string, unknown>

const bare = (name: string) => name.replace(/^.*:/, '')

function treeOf(raw: Raw): Tree {
  const [name] = Object.keys(raw).filter((key) => key !== ':@')
  const inside = raw[name!] as Raw[]
  const attributes = Object.entries(raw[':@'] ?? {}).map(([key, value]) => [bare(key), value])
  return {
    name: bare(name!),
    text: inside.map((one) => one['#text'] ?? '').join(''),
    attributes: Object.fromEntries(attributes),
    children: inside.filter((one) => !('#text' in one)).map(treeOf),
  }
}

export function parseTree(xml: string): Tree {
  const parser = new XMLParser({
    ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' },
    ...{ parseTagValue: false, parseAttributeValue: false, trimValues: true, ignoreDeclaration: true },
  })
  const [root] = parser.parse(xml) as Raw[]
  return treeOf(root!)
}

/** Every element down a path `A/B/C` from a node. */
export const all = (from: Tree, path: string): Tree[] =>
  path
    .split('/')
    .reduce<Tree[]>(
      (nodes, step) => nodes.flatMap((node) => node.children.filter((child) => child.name === step)),
      [from],
    )

export const one = (from: Tree, path: string): Tree | undefined => all(from, path)[0]
export const text = (from: Tree, path: string): string => one(from, path)?.text ?? ''

/** Every element below a node, itself included. */
export const everywhere = (from: Tree): Tree[] => [from, ...from.children.flatMap(everywhere)]

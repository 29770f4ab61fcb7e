import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broken } from '../src/boundaries.ts'

const SRC = resolve(import.meta.dirname, '../src')
const IMPORT = /(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g

/** `#kit/day.ts` or `./x.ts` → path under src, or null for a package, a generated type or a style. */
function target(from: string, specifier: string): string | null {
  // Tests' own pieces, generated types and documents are not rooms of the house.
  if (/^#(test|docs)\//.test(specifier) || specifier.includes('/+types/')) return null
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (!specifier.startsWith('.')) return null
  const path = relative(SRC, resolve(SRC, dirname(from), specifier))
  return path.startsWith('..') ? null : path
}

const files = globSync('**/*.{ts,tsx}', { cwd: SRC }).filter((f) => !f.endsWith('.d.ts'))
const imports = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(IMPORT)].map((m) => {
    const specifier = m[1] ?? m[2] ?? ''
    return { from, specifier, to: target(from, specifier) }
  }),
)

test('every import of the tree keeps the rule', () => {
  expect(files.length).toBeGreaterThan(50)
  const faults = imports.flatMap(({ from, specifier, to }) => {
    const why = broken(from, specifier, to)
    return why ? [`${from} → ${specifier}: ${why}`] : []
  })
  expect(faults).toEqual([])
})

test('every file that an import names exists', () => {
  const known = new Set(files)
  const lost = imports.filter(({ to }) => to && /\.tsx?$/.test(to) && !known.has(to))
  expect(lost).toEqual([])
})

test('nothing forms a cycle', () => {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports)
    if (to && !from.includes('.test.')) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const path: string[] = []
  const cycles: string[] = []
  const visit = (file: string) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    path.push(file)
    for (const to of next.get(file) ?? []) visit(to)
    path.pop()
    done.add(file)
  }
  for (const file of next.keys()) visit(file)
  expect(cycles).toEqual([])
})

test('nothing lies deeper than five folders below the root', () => {
  const deep = files.filter((f) => f.split('/').length - 1 > 4)
  expect(deep).toEqual([])
})

/** One deliberately illegal sample per rule: each would be caught if it stood in the tree. */
describe('an illegal import is caught', () => {
  const illegal: [rule: string, from: string, specifier: string, to: string | null][] = [
    ['kit imports nothing of ours', 'kit/day.ts', '#platform/db/db.server.ts', 'platform/db/db.server.ts'],
    ['ui imports only kit', 'ui/Table.tsx', '#platform/i18n/refusals.ts', 'platform/i18n/refusals.ts'],
    [
      'platform imports only kit',
      'platform/db/tables.ts',
      '#modules/people/tables.ts',
      'modules/people/tables.ts',
    ],
    ['rules are pure', 'modules/people/rules/a.ts', 'drizzle-orm', null],
    [
      'rules know no clock',
      'modules/people/rules/a.ts',
      '#platform/clock/clock.ts',
      'platform/clock/clock.ts',
    ],
    [
      'rules know no store',
      'modules/people/rules/a.ts',
      '../store.server.ts',
      'modules/people/store.server.ts',
    ],
    [
      'no way back to a feature',
      'modules/people/store.server.ts',
      './features/x/form.ts',
      'modules/people/features/x/form.ts',
    ],
    [
      'no way back to a route',
      'modules/people/features/x/use-case.server.ts',
      './route.tsx',
      'modules/people/features/x/route.tsx',
    ],
    [
      'no feature imports another',
      'modules/people/features/x/route.tsx',
      '../y/form.ts',
      'modules/people/features/y/form.ts',
    ],
    [
      'only further left',
      'modules/people/index.server.ts',
      '#modules/money/index.server.ts',
      'modules/money/index.server.ts',
    ],
    [
      'only by the door',
      'modules/money/store.server.ts',
      '#modules/people/store.server.ts',
      'modules/people/store.server.ts',
    ],
    ['nobody imports the front door', 'modules/people/routes.ts', '../../routes.ts', 'routes.ts'],
    ['no climbing', 'modules/people/features/x/form.ts', '../../rules/a.ts', 'modules/people/rules/a.ts'],
    [
      'an unknown module',
      'modules/stray/a.ts',
      '#modules/people/index.server.ts',
      'modules/people/index.server.ts',
    ],
  ]
  for (const [rule, from, specifier, to] of illegal)
    test(rule, () => expect(broken(from, specifier, to)).not.toBeNull())

  test('while a legal one passes', () => {
    expect(
      broken(
        'modules/money/store.server.ts',
        '#modules/people/index.server.ts',
        'modules/people/index.server.ts',
      ),
    ).toBeNull()
  })
})

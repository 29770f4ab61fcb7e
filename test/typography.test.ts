import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LOOSE, piecesOf } from './french-strings.ts'

/** A text message in an alphabet without no-break spaces is half as long: those of notices keep the plain ones. */
const PLAIN = /^\s*short: /

const isPlain = (source: string, at: number): boolean =>
  PLAIN.test(source.slice(source.lastIndexOf('\n', at) + 1, at + 1))

test('words are told apart from code and comments', () => {
  const source = "// a : b\nconst x = n > 1 ? 'oui : un' : `non ${a ? 'b !' : `c ${d}`} fin ;`"
  expect(piecesOf(source).map(({ text }) => text)).toEqual(['oui : un', 'non ', 'b !', 'c ', ' fin ;'])
})

test('no French word is torn from its sign at the end of a line', () => {
  const files = globSync('src/**/*.fr.ts')
  expect(files.length).toBeGreaterThan(50)
  const torn = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    return piecesOf(source).flatMap(({ from, text }) =>
      text.match(LOOSE) && !isPlain(source, from) ? [`${file}: ${text}`] : [],
    )
  })
  expect(torn).toEqual([])
})

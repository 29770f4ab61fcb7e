import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const paper = readFileSync(new URL('./print.css', import.meta.url), 'utf8')

const colours = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]))
const between = (start: string, end: string, from = css): string =>
  from.slice(from.indexOf(start), from.indexOf(end, from.indexOf(start)))

const light = colours(between(':root {', '@media (prefers-color-scheme'))
const darkBySystem = colours(between('@media (prefers-color-scheme', ':root[data-theme="dark"]'))
const darkByChoice = colours(css.slice(css.indexOf(':root[data-theme="dark"]')))

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) throw new Error('a colour is missing')
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['--paper', '--surface', '--sunk']
const text: [ink: string, ground: string][] = [
  ...[
    '--ink',
    '--ink-soft',
    '--primary',
    '--primary-strong',
    '--danger',
    '--success',
    '--accent-ink',
  ].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ['--primary', '--primary-wash'],
  ['--ink', '--primary-wash'],
  ['--on-primary', '--primary'],
  ['--on-primary', '--primary-strong'],
  ['--on-danger', '--danger'],
  ['--accent-ink', '--accent-wash'],
  ...['info', 'success', 'warn', 'danger'].flatMap((tone): [string, string][] => [
    [`--${tone}`, `--${tone}-wash`],
    ['--ink', `--${tone}-wash`],
    ['--primary', `--${tone}-wash`],
  ]),
  ['--ink-soft', '--success-wash'],
  // the share written inside a pillar's fill
  ...['activities', 'public', 'citizens', 'private'].map((p): [string, string] => [
    '--surface',
    `--pillar-${p}`,
  ]),
  // the letter and the number of a stop
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string] => ['--surface', `--round-${n}`]),
]
const drawn: [string, string][] = [
  ...[
    '--edge',
    '--focus',
    '--accent',
    '--series-1',
    '--series-2',
    '--series-3',
    '--series-4',
    '--series-5',
    '--series-6',
  ].map((c): [string, string] => [c, '--surface']),
  ['--edge', '--paper'],
  ['--focus', '--paper'],
]

describe.each([
  ['light', light],
  ['dark', { ...light, ...darkByChoice }],
])('%s theme', (_, theme) => {
  test.each(text)('%s is legible on %s', (ink, ground) => {
    expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(4.5)
  })
  test.each(drawn)('%s is seen on %s', (mark, ground) => {
    expect(contrast(theme[mark], theme[ground])).toBeGreaterThanOrEqual(3)
  })
})

test('the dark theme is the same by system and by choice', () => {
  expect(darkByChoice).toEqual(darkBySystem)
  expect(Object.keys(darkByChoice).length).toBeGreaterThan(30)
})

test('paper has every colour that the dark theme changes', () => {
  const onPaper = colours(paper)
  const needed = Object.keys(darkByChoice).filter((name) => name !== '--focus')
  expect(needed.filter((name) => !onPaper[name])).toEqual([])
})

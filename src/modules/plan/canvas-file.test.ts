import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { canvasFile, parseCanvas, planOf, snapshotWith } from './canvas-file.ts'
import type { Snapshot } from './snapshot.ts'
import { templateAt } from './templates/templates.ts'

const { plan, notes } = templateAt('rural', month('2026-03'))
const { version: _, assumptions, scenarios, ...head } = plan
const lines = assumptions.map((body) => ({ id: newId<'Assumption'>(), body }))
const first = (block: string) => notes.findIndex((note) => note.block === block)
const links = new Map<number, Snapshot['notes'][number]['link']>([
  [first('partners'), { kind: 'organisation', id: newId<'Organisation'>() }],
  [first('costs'), { kind: 'line', id: lines[0]!.id }],
])
const slips = notes.map((note, position): Snapshot['notes'][number] => ({
  id: newId<'Note'>(),
  block: note.block,
  position,
  text: note.text,
  colour: note.colour ?? 'paper',
  pillar: note.pillar ?? null,
  side: note.side ?? null,
  link: links.get(position) ?? null,
}))
const at = (block: string) => slips.find((note) => note.block === block)!
const kept: Snapshot = {
  plan: head,
  notes: slips,
  assumptions: lines,
  scenarios: scenarios.map(({ id, name, changes }) => ({ id: newId<'Scenario'>(), key: id, name, changes })),
  flows: [
    {
      id: newId<'Flow'>(),
      position: 0,
      customerId: at('customers').id,
      beneficiaryId: at('beneficiaries').id,
      serviceNoteId: at('activities').id,
      serviceId: null,
      lineId: lines[3]!.id,
    },
  ],
}
const made = { hub: { name: 'La Halte', place: 'Saint-Maurin' }, on: '2026-03-02' }
const file = () => structuredClone(canvasFile(kept, made))
const all = () => true

test('a canvas written as a file and read again is the same, row by row', () => {
  const text = JSON.stringify(canvasFile(kept, made))
  const read = must(parseCanvas(text))
  const { snapshot, lost } = snapshotWith(read, kept, all)
  expect(lost).toBe(0)
  expect(JSON.stringify(canvasFile(snapshot, made))).toBe(text)
  expect(snapshot.assumptions).toEqual(kept.assumptions)
  expect(snapshot.flows).toEqual(kept.flows)
  const sorted = (some: Snapshot['notes']) =>
    some.map(({ position: _, ...note }) => note).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(sorted(snapshot.notes)).toEqual(sorted(kept.notes))
})

test('in another hub, links to records that it lacks are left out and counted', () => {
  const empty: Snapshot = { plan: head, notes: [], assumptions: [], scenarios: [], flows: [] }
  const { snapshot, lost } = snapshotWith(must(parseCanvas(JSON.stringify(file()))), empty, () => false)
  expect(lost).toBe(1)
  expect(snapshot.notes.find((note) => note.text === at('partners').text)?.link).toBeNull()
  const cost = snapshot.notes.find((note) => note.text === at('costs').text)
  expect(cost?.link).toEqual({ kind: 'line', id: snapshot.assumptions[0]!.id })
  expect(planOf(snapshot)).toEqual(plan)
})

test('a plan alone leaves the slips and the flows as they are', () => {
  const shorter = { ...plan, assumptions: assumptions.slice(-1), scenarios: [] }
  const { snapshot } = snapshotWith(must(parseCanvas(JSON.stringify(shorter))), kept, all)
  expect(snapshot.notes).toEqual(kept.notes)
  expect(snapshot.flows?.[0]?.lineId).toBeNull()
  expect(snapshot.assumptions).toEqual(lines.slice(-1))
})

const problems = (change: (f: ReturnType<typeof file>) => void) => {
  const changed = file()
  change(changed)
  const read = parseCanvas(JSON.stringify(changed))
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path}: ${code}`)
}

test('every mistake of a file is told by its path', () => {
  expect(parseCanvas('{"a":')).toMatchObject({ problems: [{ path: '', code: 'not_json' }] })
  expect(problems((f) => Object.assign(f.notes[2]!, { text: '' }))).toEqual(['notes[2].text: too_small'])
  expect(problems((f) => Object.assign(f.notes[2]!, { mood: 'gai' }))).toEqual([
    'notes[2].mood: unknown_field',
  ])
  expect(problems((f) => Object.assign(f.notes[2]!, { id: f.notes[1]!.id }))).toContain(
    'notes[2].id: duplicate_id',
  )
  expect(problems((f) => Object.assign(f.flows[0]!, { customer: 'x' }))).toEqual([
    'flows[0].customer: not_in_list',
  ])
  expect(problems((f) => Object.assign(f.flows[0]!, { line: 'x' }))).toEqual(['flows[0].line: unknown_line'])
  expect(problems((f) => Object.assign(f.plan, { months: 5 }))).toEqual(['plan.months: too_small'])
  expect(problems((f) => Object.assign(f, { version: 2 }))).toEqual(['version: not_in_list'])
  expect(problems((f) => f.notes.push(...Array.from({ length: 600 }, () => f.notes[0]!)))).toEqual([
    'notes: too_large',
  ])
})

test('a slip of blanks is no slip', () => {
  const blank = { ...file(), flows: [], notes: [{ id: 'n', block: 'costs', text: '  \n ' }] }
  expect(parseCanvas(JSON.stringify(blank))).toMatchObject({
    ok: false,
    problems: [{ path: 'notes[0].text', code: 'too_small' }],
  })
})

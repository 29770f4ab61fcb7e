import { z } from 'zod'
import { type Id, isId, newId } from '#kit/id.ts'
import type { Ok, Refusal } from '#kit/result.ts'
import { linkKinds, MAX_NOTES_IN_BLOCK, noteColours, sides } from './notes.ts'
import { unreadableTexts } from './rules/plain-text.ts'
import type { Plan } from './rules/plan.ts'
import { gotText, MAX_PROBLEMS, type Problem, problemsOf } from './rules/problems.ts'
import { parsePlan } from './rules/schema.ts'
import { blocks, pillars } from './rules/vocabulary.ts'
import type { Flow, PlanHead, Snapshot } from './snapshot.ts'

/** What tells a whole canvas from a plan alone. */
export const CANVAS_FORMAT = 'palier-canvas'
const MAX_NOTES = 9 * MAX_NOTES_IN_BLOCK
export const MAX_FLOWS = 60

const word = z.string().min(1).max(64)
const noteSchema = z.strictObject({
  id: word,
  block: z.enum(blocks),
  text: z.string().trim().min(1).max(400),
  colour: z.enum(noteColours).optional(),
  pillar: z.enum(pillars).optional(),
  side: z.enum(sides).optional(),
  link: z.strictObject({ kind: z.enum(linkKinds), id: z.string().min(1).max(100) }).optional(),
})
const flowSchema = z.strictObject({
  id: word.optional(),
  customer: word,
  beneficiary: word,
  service: z.union([z.strictObject({ note: word }), z.strictObject({ service: word })]),
  line: word.optional(),
})

/**
 * A whole canvas as a file: the plan's document, the slips, who pays for whom. Slips have ids of their own; lines are
 * named by their id in the plan. `hub` and `on` tell where and when it was made, and are not read back.
 */
const canvasSchema = z.strictObject({
  format: z.literal(CANVAS_FORMAT),
  version: z.literal(1),
  hub: z.strictObject({ name: z.string().max(300), place: z.string().max(300) }).optional(),
  on: z.string().max(30).optional(),
  plan: z.unknown(),
  notes: z.array(noteSchema).max(MAX_NOTES),
  flows: z.array(flowSchema).max(MAX_FLOWS),
})
export type CanvasFile = Omit<z.infer<typeof canvasSchema>, 'plan'> & { readonly plan: Plan }

/** A file read: a plan alone has neither notes nor flows, and leaves those of the board as they are. */
export type ReadFile = { readonly plan: Plan } & Partial<Pick<CanvasFile, 'notes' | 'flows'>>
type BadFile = Refusal<'bad_plan'> & { readonly problems: readonly Problem[] }

const bad = (problems: readonly Problem[]): BadFile => ({
  ok: false,
  code: 'bad_plan',
  problems: problems.slice(0, MAX_PROBLEMS),
})

const under = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: problem.path ? `plan.${problem.path}` : 'plan' }))

/** What the schema cannot see: ids twice, ends that no slip has, lines that the plan lacks. */
function checkEnds({ notes, flows, plan }: CanvasFile): Problem[] {
  const problems: Problem[] = []
  const report = (path: string, code: Problem['code'], expected: string, got: string) =>
    problems.push({ path, code, expected, got: gotText(got) })
  const ids = new Set<string>()
  for (const [i, note] of notes.entries()) {
    if (ids.has(note.id)) report(`notes[${i}].id`, 'duplicate_id', 'an id of its own', note.id)
    ids.add(note.id)
    if (note.side && note.block !== 'beneficiaries')
      report(`notes[${i}].side`, 'unknown_field', 'a side only for beneficiaries', note.side)
  }
  for (const block of blocks)
    if (notes.filter((note) => note.block === block).length > MAX_NOTES_IN_BLOCK)
      report('notes', 'too_large', `at most ${MAX_NOTES_IN_BLOCK} notes in a block`, block)
  const lines = new Set(plan.assumptions.map((line) => line.id))
  const flowIds = new Set<string>()
  for (const [i, flow] of flows.entries()) {
    const at = `flows[${i}]`
    if (flow.id && flowIds.has(flow.id)) report(`${at}.id`, 'duplicate_id', 'an id of its own', flow.id)
    if (flow.id) flowIds.add(flow.id)
    const ends = { customer: flow.customer, beneficiary: flow.beneficiary } as Record<string, string>
    if ('note' in flow.service) ends['service.note'] = flow.service.note
    for (const [end, id] of Object.entries(ends))
      if (!ids.has(id)) report(`${at}.${end}`, 'not_in_list', 'the id of a note of this file', id)
    if ('service' in flow.service && !isId(flow.service.service))
      report(`${at}.service.service`, 'wrong_format', 'the id of a service', flow.service.service)
    if (flow.line && !lines.has(flow.line))
      report(`${at}.line`, 'unknown_line', 'a line of the plan', flow.line)
  }
  return problems
}

/** Reads a whole canvas or a plan alone; or every reason why the text is neither, with its path. */
export function parseCanvas(text: string): Ok<ReadFile> | BadFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return bad([{ path: '', code: 'not_json', expected: 'JSON', got: gotText(text) }])
  }
  const isCanvas = typeof json === 'object' && json !== null && 'format' in json
  if (!isCanvas) {
    const parsed = parsePlan(json)
    return parsed.ok ? { ok: true, value: { plan: parsed.value } } : bad(parsed.problems)
  }
  const unreadable = unreadableTexts(json)
  if (unreadable.length > 0) return bad(unreadable)
  const shape = canvasSchema.safeParse(json)
  const plan = parsePlan((json as { plan?: unknown }).plan)
  const problems = [
    ...(shape.success ? [] : problemsOf(shape.error.issues, json)),
    ...(plan.ok ? [] : under(plan.problems)),
  ]
  if (!shape.success || !plan.ok) return bad(problems)
  const file: CanvasFile = { ...shape.data, plan: plan.value }
  const ends = checkEnds(file)
  return ends.length > 0 ? bad(ends) : { ok: true, value: file }
}

const headOf = (plan: Plan): PlanHead => {
  const { $schema: _, version: __, assumptions: ___, scenarios: ____, ...head } = plan
  return head
}

/** The plan's document of a snapshot. */
export const planOf = (kept: Snapshot): Plan => ({
  version: 1,
  ...kept.plan,
  assumptions: kept.assumptions.map((line) => line.body),
  scenarios: kept.scenarios.map(({ key, name, changes }) => ({ id: key, name, changes: [...changes] })),
})

/** Slips in the order of the printed page. */
const inOrder = (notes: Snapshot['notes']) =>
  blocks.flatMap((block) =>
    notes.filter((note) => note.block === block).sort((a, b) => a.position - b.position),
  )

/** A snapshot as a file. A link to a line is written with the line's id in the plan, which any hub can read. */
export function canvasFile(
  kept: Snapshot,
  made: { hub: { name: string; place: string }; on: string },
): CanvasFile {
  const keys = new Map<string, string>(kept.assumptions.map(({ id, body }) => [id, body.id]))
  const linkOf = (link: Snapshot['notes'][number]['link']) => {
    if (!link) return {}
    const id = link.kind === 'line' ? keys.get(link.id) : link.id
    return id ? { link: { kind: link.kind, id } } : {}
  }
  return {
    format: CANVAS_FORMAT,
    version: 1,
    hub: { name: made.hub.name, place: made.hub.place },
    on: made.on,
    plan: planOf(kept),
    notes: inOrder(kept.notes).map(({ id, block, text, colour, pillar, side, link }) => ({
      id,
      block,
      text,
      colour,
      ...(pillar && { pillar }),
      ...(side && { side }),
      ...linkOf(link),
    })),
    flows: (kept.flows ?? []).map((flow) => ({
      id: flow.id,
      customer: flow.customerId,
      beneficiary: flow.beneficiaryId,
      service: flow.serviceId ? { service: flow.serviceId } : { note: flow.serviceNoteId ?? '' },
      ...(flow.lineId && keys.has(flow.lineId) && { line: keys.get(flow.lineId)! }),
    })),
  }
}

/** Records of other modules that a file names, so that the caller can say which of them this hub has. */
export type KnownRecord = (kind: 'organisation' | 'service' | 'measure', id: string) => boolean

/**
 * What the plan would be with a file in its place. Slips and lines that the plan has already keep their rows; links to
 * records that this hub lacks are left out, and counted in `lost`.
 */
export function snapshotWith(
  file: ReadFile,
  now: Snapshot,
  known: KnownRecord,
): { readonly snapshot: Snapshot; readonly lost: number } {
  const { plan } = file
  const rows = new Map(now.assumptions.map(({ id, body }) => [body.id, id]))
  const assumptions = plan.assumptions.map((body) => ({
    id: rows.get(body.id) ?? newId<'Assumption'>(),
    body,
  }))
  const lineIds = new Map(assumptions.map(({ id, body }) => [body.id, id]))
  const oldScenarios = new Map(now.scenarios.map((s) => [s.key, s.id]))
  const scenarios = plan.scenarios.map(({ id, name, changes }) => ({
    id: oldScenarios.get(id) ?? newId<'Scenario'>(),
    key: id,
    name,
    changes,
  }))
  const base = { plan: headOf(plan), assumptions, scenarios }
  if (!file.notes) {
    const left = new Set<string>(lineIds.values())
    const flows = (now.flows ?? []).map((flow) =>
      flow.lineId && !left.has(flow.lineId) ? { ...flow, lineId: null } : flow,
    )
    return { snapshot: { ...base, notes: now.notes, flows }, lost: 0 }
  }
  let lost = 0
  const noteIds = new Map<string, Id<'Note'>>(
    file.notes.map(({ id }) => [id, isId<'Note'>(id) ? id : newId<'Note'>()]),
  )
  const places = new Map<string, number>()
  const notes = file.notes.map((note): Snapshot['notes'][number] => {
    const position = places.get(note.block) ?? 0
    places.set(note.block, position + 1)
    const id = note.link?.kind === 'line' ? lineIds.get(note.link.id) : note.link?.id
    const there =
      note.link && id && (note.link.kind === 'line' || known(note.link.kind, id))
        ? { kind: note.link.kind, id }
        : null
    if (note.link && !there) lost += 1
    return {
      id: noteIds.get(note.id)!,
      block: note.block,
      position,
      text: note.text,
      colour: note.colour ?? 'paper',
      pillar: note.pillar ?? null,
      side: note.block === 'beneficiaries' ? (note.side ?? 'direct') : null,
      link: there,
    }
  })
  const flows: Flow[] = []
  for (const flow of file.flows ?? []) {
    const serviceId = 'service' in flow.service ? (flow.service.service as Id<'Service'>) : null
    if (serviceId && !known('service', serviceId)) {
      lost += 1
      continue
    }
    flows.push({
      id: isId<'Flow'>(flow.id) ? flow.id : newId<'Flow'>(),
      position: flows.length,
      customerId: noteIds.get(flow.customer)!,
      beneficiaryId: noteIds.get(flow.beneficiary)!,
      serviceNoteId: 'note' in flow.service ? noteIds.get(flow.service.note)! : null,
      serviceId,
      lineId: flow.line ? (lineIds.get(flow.line) ?? null) : null,
    })
  }
  return { snapshot: { ...base, notes, flows }, lost }
}

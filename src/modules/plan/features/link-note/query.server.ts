import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { MEASURES } from '#modules/measures/index.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { type LinkKind, linkKinds, type NoteLink } from '#modules/plan/notes.ts'
import { noteRow } from '#modules/plan/notes-store.server.ts'
import type { LineType } from '#modules/plan/rules/plan.ts'
import type { Block } from '#modules/plan/rules/vocabulary.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type LinkChoice = { readonly value: string; readonly label: string; readonly type?: LineType }
export type LinkGroup = {
  readonly kind: LinkKind
  readonly choices: readonly LinkChoice[]
  /** How many more there are than shown. */
  readonly more: number
}
export type NoteToLink = {
  readonly id: Id<'Note'>
  readonly version: number
  readonly text: string
  readonly link: NoteLink | null
  readonly groups: readonly LinkGroup[]
}

const SHOWN = 8

/** Which records come first for a block: partners among organisations, costs among lines. */
const FIRST: Partial<Record<Block, LinkKind>> = {
  activities: 'service',
  value: 'service',
  distribution: 'service',
  costs: 'line',
  revenues: 'line',
  resources: 'line',
}

const matches = (label: string, words: readonly string[]): boolean => {
  const text = fold(label)
  return words.every((word) => text.includes(word))
}

/** A note with the records it may be linked to, by the words typed; null when it is not on the board. */
export async function noteToLink(
  ctx: Ctx,
  id: Id<'Note'>,
  q: string,
  locale: Locale,
): Promise<NoteToLink | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    const note = loaded && (await noteRow(tx, loaded.row, id))
    return loaded && note && !note.removedAt ? { note, lines: loaded.lines } : null
  })
  if (!found) return null
  const { note, lines } = found
  const words = fold(q.slice(0, 100)).split(' ').filter(Boolean)
  const organisations = await findOrganisations(ctx, { q: q.slice(0, 100), limit: SHOWN + 40 })
  const services = await listServices(ctx, { activeOnly: true })
  const all: Record<LinkKind, LinkChoice[]> = {
    organisation: organisations.map((one) => ({ value: one.id, label: one.label })),
    service: services.map((one) => ({ value: one.id, label: one.name })),
    line: lines.map((line) => ({ value: line.id, label: line.name, type: line.body.type })),
    measure: MEASURES.map((one) => ({ value: one.id, label: one.words[locale].name })),
  }
  const first = FIRST[note.block] ?? 'organisation'
  const groups = [first, ...linkKinds.filter((kind) => kind !== first)].map((kind): LinkGroup => {
    // Organisations were searched by the database, with its own index.
    const fit = kind === 'organisation' ? all[kind] : all[kind].filter(({ label }) => matches(label, words))
    return { kind, choices: fit.slice(0, SHOWN), more: Math.max(0, fit.length - SHOWN) }
  })
  return { id: note.id, version: note.version, text: note.text, link: note.link, groups }
}

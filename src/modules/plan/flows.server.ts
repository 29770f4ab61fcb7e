import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Service } from '#modules/catalogue/index.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { LineFigure } from './figures.ts'
import type { FlowRow } from './flows-store.server.ts'
import type { NoteRow } from './notes-store.server.ts'
import type { Pillar } from './rules/vocabulary.ts'
import type { PlanRow } from './store.server.ts'
import { canvasNotes } from './tables.ts'

/** An end of a flow: its words, even when the slip or the service is gone. */
export type FlowEnd = { readonly key: string; readonly name: string; readonly gone: boolean }
export type NamedFlow = {
  readonly id: Id<'Flow'>
  readonly version: number
  /** From 1, in order: the mark on the board. */
  readonly number: number
  readonly customer: FlowEnd
  readonly beneficiary: FlowEnd
  readonly service: FlowEnd
  readonly line: (FlowEnd & { readonly pillar: Pillar | null; readonly figure: LineFigure | null }) | null
}
export type FlowLine = {
  readonly id: Id<'Assumption'>
  readonly name: string
  readonly pillar: Pillar | null
  readonly figure: LineFigure
}

export const noteKey = (id: string): string => `note:${id}`
export const serviceKey = (id: string): string => `service:${id}`

/** The slips that flows join, removed ones too: their words still say what the flow was. */
export async function flowNotes(
  tx: Tx,
  plan: PlanRow,
  flows: readonly FlowRow[],
  notes: readonly NoteRow[],
): Promise<Map<string, Pick<NoteRow, 'text' | 'removedAt'>>> {
  const known = new Map<string, Pick<NoteRow, 'text' | 'removedAt'>>(notes.map((note) => [note.id, note]))
  const missing = flows
    .flatMap((flow) => [flow.customerId, flow.beneficiaryId, flow.serviceNoteId])
    .filter((id) => id !== null && !known.has(id)) as Id<'Note'>[]
  if (missing.length > 0) {
    const { id, text, removedAt, hubId } = canvasNotes
    const rows = await tx
      .select({ id, text, removedAt })
      .from(canvasNotes)
      .where(and(eq(hubId, plan.hubId), inArray(id, missing)))
    for (const row of rows) known.set(row.id, row)
  }
  return known
}

/** Flows with the words of their ends. A line that was taken out is told by its id's absence. */
export function namedFlows(
  flows: readonly FlowRow[],
  notes: ReadonlyMap<string, Pick<NoteRow, 'text' | 'removedAt'>>,
  services: readonly Pick<Service, 'id' | 'name' | 'retiredAt'>[],
  lines: readonly FlowLine[],
): NamedFlow[] {
  const note = (id: string): FlowEnd => {
    const found = notes.get(id)
    return { key: noteKey(id), name: found?.text ?? '', gone: !found || found.removedAt !== null }
  }
  const service = (id: string): FlowEnd => {
    const found = services.find((one) => one.id === id)
    return { key: serviceKey(id), name: found?.name ?? '', gone: !found || found.retiredAt !== null }
  }
  const line = (id: string): NamedFlow['line'] => {
    const found = lines.find((one) => one.id === id)
    return {
      key: id,
      name: found?.name ?? '',
      gone: !found,
      pillar: found?.pillar ?? null,
      figure: found?.figure ?? null,
    }
  }
  return flows.map((flow, i) => ({
    id: flow.id,
    version: flow.version,
    number: i + 1,
    customer: note(flow.customerId),
    beneficiary: note(flow.beneficiaryId),
    service: flow.serviceId ? service(flow.serviceId) : note(flow.serviceNoteId ?? ''),
    line: flow.lineId ? line(flow.lineId) : null,
  }))
}

/** The numbers of the flows that a slip is an end of. */
export const marksOf = (flows: readonly NamedFlow[], id: string): number[] =>
  flows
    .filter((flow) => [flow.customer, flow.beneficiary, flow.service].some((end) => end.key === noteKey(id)))
    .map((flow) => flow.number)

import { monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { boardLines } from '#modules/plan/board.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { planYear } from '#modules/plan/figures.ts'
import { flowNotes, type NamedFlow, namedFlows, noteKey, serviceKey } from '#modules/plan/flows.server.ts'
import { flowRow, flowRows } from '#modules/plan/flows-store.server.ts'
import { noteRows } from '#modules/plan/notes-store.server.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import { isFunding } from '#modules/plan/rules/plan.ts'
import type { Block } from '#modules/plan/rules/vocabulary.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Choice = { readonly value: string; readonly label: string }
export type NoteChoices = readonly { readonly block: Block; readonly choices: readonly Choice[] }[]
export type FlowPage = {
  readonly flows: readonly NamedFlow[]
  readonly choices: {
    readonly customers: NoteChoices
    readonly beneficiaries: NoteChoices
    readonly activities: NoteChoices
    readonly services: readonly Choice[]
    readonly lines: readonly Choice[]
  }
  readonly removed: { readonly id: Id<'Flow'>; readonly version: number } | null
}

/** Flows with their words and amounts, and what a new one may join; null before there is a plan. */
export async function readFlows(ctx: Ctx, removed: Id<'Flow'> | null): Promise<FlowPage | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const notes = await noteRows(tx, loaded.row)
    const flows = await flowRows(tx, loaded.row)
    const ends = await flowNotes(tx, loaded.row, flows, notes)
    const gone = removed ? await flowRow(tx, loaded.row, removed) : undefined
    return { loaded, notes, flows, ends, gone }
  })
  if (!found) return null
  const { loaded, notes, flows, ends, gone } = found
  const services = await listServices(ctx)
  const made = forecast(loaded.plan)
  const f = made.ok ? made.value : null
  const lines = boardLines(loaded.lines, f, f ? planYear(f, monthOf(ctx.today())) : 0)
  const of = (blocks: readonly Block[], key = (id: string): string => id): NoteChoices =>
    blocks
      .map((block) => ({
        block,
        choices: notes
          .filter((note) => note.block === block)
          .map((note) => ({ value: key(note.id), label: note.text })),
      }))
      .filter(({ choices }) => choices.length > 0)
  return {
    flows: namedFlows(flows, ends, services, lines),
    choices: {
      customers: of(['customers', 'partners', 'revenues']),
      beneficiaries: of(['beneficiaries', 'customers']),
      activities: of(['activities', 'value'], noteKey),
      services: services
        .filter((service) => !service.retiredAt)
        .map((service) => ({ value: serviceKey(service.id), label: service.name })),
      lines: loaded.lines
        .filter(({ body }) => body.type === 'revenue' || isFunding(body))
        .map(({ id, body }) => ({ value: id, label: body.name })),
    },
    removed: gone?.removedAt ? { id: gone.id, version: gone.version } : null,
  }
}

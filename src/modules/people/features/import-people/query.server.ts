import type { Facts } from '#modules/people/import/fields.ts'
import { isToCorrect } from '#modules/people/import/fields.ts'
import type { Target } from '#modules/people/import/find.ts'
import { currentFile, previewImport } from '#modules/people/import/import.server.ts'
import { pastImports } from '#modules/people/import/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { columnField } from './form.ts'

/** Problems and people shown on a page; the rest is in the file to download. */
const SHOWN_FAULTS = 50
const SHOWN_PEOPLE = 8
const SAMPLES = 3

/** The page that takes a file: what waits, and what was imported before. */
export async function readFilePage(ctx: Ctx) {
  const file = await currentFile(ctx)
  const past = await ctx.read((tx) => pastImports(tx, ctx))
  const waits = file && { name: file.name, rows: file.sheet.rows.length, left: file.importId !== null }
  return { waits, past }
}

/** The columns of the waiting file, each with some of its values; null when nothing waits. */
export async function readColumnsPage(ctx: Ctx) {
  const file = await currentFile(ctx)
  if (!file || file.importId) return null
  const { sheet } = file
  const columns = sheet.heads.map((head, at) => {
    const values = new Set<string>()
    for (const { cells } of sheet.rows) {
      const cell = cells[at] ?? ''
      if (cell !== '') values.add(cell.slice(0, 60))
      if (values.size === SAMPLES) break
    }
    return { name: columnField(at), head, field: file.mapping[at] ?? null, samples: [...values] }
  })
  return {
    ...{ name: file.name, source: file.source, rows: sheet.rows.length, skipped: sheet.skipped },
    ...{ columns, segment: file.choices.segment },
  }
}

const shownTarget = ({ row, facts, segment, changed, addedMemberships }: Target) => ({
  ...{ row, facts, segment },
  changed: [...changed],
  memberships: addedMemberships.map(({ startsOn, endsOn }) => ({ startsOn, endsOn })),
})
export type ShownTarget = {
  row: number
  facts: Facts
  changed: string[]
  segment: Target['segment']
  memberships: { startsOn: string; endsOn: string }[]
}

/** What importing the waiting file would do; null when nothing waits. */
export async function readPreviewPage(ctx: Ctx) {
  const file = await currentFile(ctx)
  if (!file || file.importId) return null
  const plan = await previewImport(ctx, file)
  const wrong = plan.faults.filter(({ code }) => isToCorrect(code))
  const told = plan.faults.filter(({ code }) => !isToCorrect(code))
  return {
    ...{
      id: file.id,
      name: file.name,
      rows: file.sheet.rows.length,
      choices: file.choices,
      counts: plan.counts,
    },
    wrong: wrong.slice(0, SHOWN_FAULTS),
    wrongCount: wrong.length,
    told: told.slice(0, SHOWN_FAULTS),
    toldCount: told.length,
    created: plan.targets
      .filter(({ isNew }) => isNew)
      .slice(0, SHOWN_PEOPLE)
      .map(shownTarget),
    completed: plan.targets
      .filter(({ isNew }) => !isNew)
      .slice(0, SHOWN_PEOPLE)
      .map(shownTarget),
  }
}

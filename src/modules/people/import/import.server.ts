import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { fr } from '../messages.import.fr.ts'
import { mayImportPeople } from '../permits.ts'
import { readDrafts } from './drafts.ts'
import { isToCorrect, type Mapping } from './fields.ts'
import { type FileCode, readPeopleFile } from './file.server.ts'
import { fitMapping, guessSource, headsKey, ownColumns, readsNames } from './headings.ts'
import { type ImportChoices, type ImportPlan, planImport } from './match.ts'
import type { Sheet } from './sheet.ts'
import {
  dropFile,
  dropFilesBefore,
  keepMapping,
  knownFor,
  lockImports,
  mappingOf,
  noteImport,
  putFile,
  setFile,
  type WaitingFile,
  waitingFile,
  writePlan,
} from './store.server.ts'

/** A file that nobody imported within a day is let go. */
export const KEPT_FOR_MS = 24 * 3600 * 1000

export const SAFE_CHOICES: ImportChoices = { known: 'fill', doubts: 'aside', segment: 'inhabitant' }

/** A file with what its columns hold and what to do with those already known. */
export type Bundle = Pick<WaitingFile, 'name' | 'source' | 'headsKey' | 'sheet' | 'mapping' | 'choices'>

/** The name of a program, or the headings themselves when the file is somebody's own. */
const sourceOf = (sheet: Sheet, key: string): string => {
  const guessed = guessSource(sheet.heads)
  return guessed === 'other' ? `tableur-${key.slice(0, 12)}` : guessed
}

/** Reads a file and says what its columns hold, as the last file with these headings did; writes nothing. */
export async function readBundle(
  ctx: Ctx,
  input: { name: string; bytes: Uint8Array },
): Promise<Result<Bundle, FileCode | 'not_permitted'>> {
  if (!mayImportPeople(ctx.actor)) return refuse('not_permitted')
  const read = await readPeopleFile(input.bytes)
  if (!read.ok) return refuse(read.code, 'file')
  const sheet = read.value
  const key = headsKey(sheet.heads)
  const kept = await ctx.read((tx) => mappingOf(tx, ctx, key))
  return ok({
    ...{ name: input.name, source: sourceOf(sheet, key), headsKey: key, sheet },
    mapping: fitMapping(sheet.heads, kept?.mapping ?? null),
    choices: kept?.choices ?? SAFE_CHOICES,
  })
}

/** Keeps a file aside until its preview was looked at; nobody is written. */
export async function sendFile(
  ctx: Ctx,
  input: { name: string; bytes: Uint8Array },
): Promise<Result<{ mapped: boolean }, FileCode | 'not_permitted'>> {
  const { userId } = ctx.actor
  if (userId === null) return refuse('not_permitted')
  const bundle = await readBundle(ctx, input)
  if (!bundle.ok) return bundle
  return await ctx.tx(async (tx) => {
    await forgetOld(tx, ctx)
    await putFile(tx, ctx, userId, bundle.value)
    return ok({ mapped: readsNames(bundle.value.mapping) })
  })
}

/** The file of the person who asks; an old one is as good as gone, whether or not it was purged yet. */
export async function currentFile(ctx: Ctx): Promise<WaitingFile | null> {
  const file = await ctx.read((tx) => waitingFile(tx, ctx))
  return file && file.at.getTime() > ctx.now().getTime() - KEPT_FOR_MS ? file : null
}

const forgetOld = (tx: Tx, ctx: Ctx): Promise<void> =>
  dropFilesBefore(tx, ctx, new Date(ctx.now().getTime() - KEPT_FOR_MS))

/** Deletes the files that waited for more than a day. */
export const forgetOldFiles = (ctx: Ctx): Promise<void> => ctx.tx((tx) => forgetOld(tx, ctx))

/** Lets go of the file that waits. */
export async function forgetFile(ctx: Ctx): Promise<Result<null, 'not_permitted'>> {
  if (!mayImportPeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const file = await waitingFile(tx, ctx)
    if (file) await dropFile(tx, ctx, file.id)
    return ok(null)
  })
}

type ChangeCode = 'not_permitted' | 'file_gone' | 'name_column_needed'

/** Says what the columns hold and what to do with those known; kept for the next file with these headings. */
export async function chooseFor(
  ctx: Ctx,
  input: { mapping?: Mapping; choices?: Partial<ImportChoices> },
): Promise<Result<null, ChangeCode>> {
  if (!mayImportPeople(ctx.actor)) return refuse('not_permitted')
  if (input.mapping && !readsNames(input.mapping)) return refuse('name_column_needed')
  return await ctx.tx(async (tx) => {
    const file = await waitingFile(tx, ctx)
    if (!file) return refuse('file_gone')
    const mapping = input.mapping ?? file.mapping
    const choices = { ...file.choices, ...input.choices }
    await setFile(tx, ctx, file.id, { mapping, choices })
    const own = ownColumns(file.sheet.heads, mapping)
    await keepMapping(tx, ctx, { headsKey: file.headsKey, mapping: own, choices })
    return ok(null)
  })
}

/** What a bundle would write, against everybody as they are now. */
async function planOf(tx: Tx, ctx: Ctx, bundle: Bundle, lock: boolean): Promise<ImportPlan> {
  const { sheet, mapping, source, choices } = bundle
  const year = Number(ctx.today().slice(0, 4))
  const drafts = readDrafts({ sheet, mapping, source, year, also: fr.also })
  return planImport(drafts, await knownFor(tx, ctx, drafts, lock), choices, () => newId<'Person'>())
}

/** Reads only: what would happen, row by row. */
export const previewImport = (ctx: Ctx, bundle: Bundle): Promise<ImportPlan> =>
  ctx.read((tx) => planOf(tx, ctx, bundle, false))

export type Imported = { id: Id<'PeopleImport'>; counts: ImportPlan['counts'] }

/** Writes a bundle in one transaction: all of it is there, or nothing is. Answers the plan that was carried out. */
async function carryOut(tx: Tx, ctx: Ctx, bundle: Bundle): Promise<{ done: Imported; plan: ImportPlan }> {
  await lockImports(tx, ctx)
  const plan = await planOf(tx, ctx, bundle, true)
  await writePlan(tx, ctx, plan)
  const id = newId<'PeopleImport'>()
  await noteImport(tx, ctx, { id, name: bundle.name, source: bundle.source, counts: plan.counts })
  await audit(tx, ctx, 'import', 'people', id, { ...plan.counts })
  // One fact for the whole file: thousands of `people.joined` would tell the other modules nothing more.
  await emit(tx, ctx, 'people.imported', id, { ...plan.counts })
  for (const { id: personId, changed } of plan.targets)
    await audit(
      tx,
      ctx,
      'import',
      'person',
      personId,
      changed.size > 0 ? { fields: [...changed] } : undefined,
    )
  return { done: { id, counts: plan.counts }, plan }
}

/** Imports a bundle that was never kept aside: the command line and the tests. */
export async function importBundle(
  ctx: Ctx,
  bundle: Bundle,
): Promise<Result<{ done: Imported; plan: ImportPlan }, 'not_permitted' | 'name_column_needed'>> {
  if (!mayImportPeople(ctx.actor)) return refuse('not_permitted')
  if (!readsNames(bundle.mapping)) return refuse('name_column_needed')
  return ok(await ctx.tx((tx) => carryOut(tx, ctx, bundle)))
}

/**
 * Imports the file that waits, as it was last looked at (`file`). Afterwards only its rows to correct are kept, so that
 * they can still be downloaded; without any, the file is gone.
 */
export async function importFile(
  ctx: Ctx,
  input: { file: Id<'ImportFile'>; idempotencyKey?: string },
): Promise<Result<Imported, ChangeCode>> {
  if (!mayImportPeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<Imported, ChangeCode>(tx, ctx, input.idempotencyKey, async () => {
      const file = await waitingFile(tx, ctx)
      if (!file || file.id !== input.file || file.importId) return refuse('file_gone')
      if (!readsNames(file.mapping)) return refuse('name_column_needed')
      const { done, plan } = await carryOut(tx, ctx, file)
      const wrong = new Set(plan.faults.filter(({ code }) => isToCorrect(code)).map(({ row }) => row))
      const rows = file.sheet.rows.filter(({ row }) => wrong.has(row))
      if (rows.length === 0) await dropFile(tx, ctx, file.id)
      else await setFile(tx, ctx, file.id, { sheet: { ...file.sheet, rows }, importId: done.id })
      return ok(done)
    }),
  )
}

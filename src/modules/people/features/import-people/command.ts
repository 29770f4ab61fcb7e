import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fold } from '#kit/text.ts'
import { reasonWords } from '#modules/people/import/correct.ts'
import {
  type Fault,
  IMPORT_FIELDS,
  type ImportField,
  isToCorrect,
  refusesRow,
} from '#modules/people/import/fields.ts'
import { readsNames } from '#modules/people/import/headings.ts'
import { type Bundle, importBundle, previewImport, readBundle } from '#modules/people/import/import.server.ts'
import {
  DOUBT_CHOICES,
  type ImportChoices,
  type ImportPlan,
  KNOWN_CHOICES,
} from '#modules/people/import/match.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { PERSON_SEGMENTS } from '#modules/people/rules/segments.ts'
import { type Command, type Given, UsageError } from '#platform/cli/command.ts'
import { noDatabaseIn, systemCtx, withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'

const SHOWN = 20

/** `Mail=email`: a column by its heading (or its number from 1), and the field it holds; `ignore` for none. */
function withMap(bundle: Bundle, maps: readonly string[]): Bundle {
  const mapping = [...bundle.mapping]
  for (const map of maps) {
    const cut = map.lastIndexOf('=')
    const [head, field] = [map.slice(0, cut).trim(), map.slice(cut + 1).trim()]
    const named = bundle.sheet.heads.findIndex((one) => fold(one) === fold(head))
    const at = named >= 0 ? named : /^\d+$/.test(head) ? Number(head) - 1 : -1
    if (cut < 1 || at < 0 || at >= mapping.length)
      throw new UsageError(`--map '${map}': no such column. Columns are: ${bundle.sheet.heads.join(', ')}`)
    if (field !== 'ignore' && !(IMPORT_FIELDS as readonly string[]).includes(field))
      throw new UsageError(`--map '${map}': fields are ignore, ${IMPORT_FIELDS.join(', ')}`)
    mapping[at] = field === 'ignore' ? null : (field as ImportField)
  }
  return { ...bundle, mapping }
}

function chosen<T extends string>(given: Given, name: string, words: readonly T[], otherwise: T): T {
  const word = given.values[name]
  if (word === undefined) return otherwise
  if (!words.includes(word as T)) throw new UsageError(`--${name} must be one of ${words.join(', ')}`)
  return word as T
}

const choicesOf = (given: Given, before: ImportChoices): ImportChoices => ({
  known: chosen(given, 'known', KNOWN_CHOICES, before.known),
  doubts: chosen(given, 'doubts', DOUBT_CHOICES, before.doubts),
  segment: chosen(given, 'segment', PERSON_SEGMENTS, before.segment),
})

const asJson = (bundle: Bundle, plan: ImportPlan, hub: string, dryRun: boolean) => ({
  ...{ hub, file: bundle.name, source: bundle.source, dryRun, rows: bundle.sheet.rows.length },
  skipped: bundle.sheet.skipped,
  columns: bundle.sheet.heads.map((heading, at) => ({ heading, field: bundle.mapping[at] ?? null })),
  choices: bundle.choices,
  counts: plan.counts,
  problems: plan.faults
    .filter(({ code }) => isToCorrect(code))
    .map(({ row, column, code, got }) => ({ row, column, code, got, refused: refusesRow(code) })),
  told: plan.faults.filter(({ code }) => !isToCorrect(code)),
})

function print(given: Given, bundle: Bundle, plan: ImportPlan, dryRun: boolean): void {
  const { counts } = plan
  given.out(`${bundle.name}: ${bundle.sheet.rows.length} rows${dryRun ? ', nothing written (dry run)' : ''}`)
  for (const [name, n] of Object.entries(counts)) given.out(`${name.padEnd(12)} ${String(n).padStart(8)}`)
  const line = (fault: Fault) =>
    `row ${fault.row}${fault.column ? `, ${fault.column}` : ''}: ${reasonWords(fault, en)}${fault.got ? ` Found: ${fault.got}` : ''}`
  const wrong = plan.faults.filter(({ code }) => isToCorrect(code))
  for (const fault of wrong.slice(0, SHOWN)) given.out(line(fault))
  if (wrong.length > SHOWN) given.out(`and ${wrong.length - SHOWN} more; --json gives them all`)
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new UsageError(`cannot read ${file}`)
  }
}

/** `palier import people FILE`: the same reading, matching and writing as the page. */
export const importCommand: Command = {
  name: 'import',
  usage: 'people FILE',
  summary: 'bring people in from a CSV or XLSX file; the same file again changes nothing',
  options: {
    'dry-run': { type: 'boolean', summary: 'say what would happen, write nothing' },
    map: { type: 'string', multiple: true, summary: 'COLUMN=FIELD, as often as needed; FIELD may be ignore' },
    known: { type: 'string', summary: `people on record: ${KNOWN_CHOICES.join(', ')} (default fill)` },
    doubts: {
      type: 'string',
      summary: `same name, nothing to compare: ${DOUBT_CHOICES.join(', ')} (default aside)`,
    },
    segment: { type: 'string', summary: 'public of those whose file does not say (default inhabitant)' },
  },
  async run(given) {
    const [noun, file, extra] = given.positionals
    if (noun !== 'people' || !file || extra !== undefined)
      throw new UsageError('say what and from where: palier import people FILE')
    const bytes = contentOf(file)
    const missing = noDatabaseIn(given)
    if (missing) {
      given.err(`palier import: ${missing}`)
      return 1
    }
    return await withDatabase(given, async ({ db }) => {
      const ctx = await systemCtx(db, given, systemClock)
      const read = await readBundle(ctx, { name: basename(file), bytes })
      if (!read.ok)
        throw new UsageError(`${file}: ${(en.errors as Record<string, string>)[read.code] ?? read.code}`)
      const maps = given.values.map
      const mapped = withMap(read.value, Array.isArray(maps) ? maps : [])
      const bundle = { ...mapped, choices: choicesOf(given, mapped.choices) }
      if (!readsNames(bundle.mapping))
        throw new UsageError(`${file}: no column holds a name. Say which with --map COLUMN=lastName`)
      const dryRun = given.values['dry-run'] === true
      const plan = dryRun ? await previewImport(ctx, bundle) : await carriedOut(ctx, bundle)
      if (given.json) given.out(JSON.stringify(asJson(bundle, plan, ctx.hub.slug, dryRun), null, 2))
      else print(given, bundle, plan, dryRun)
      return 0
    })
  },
}

async function carriedOut(ctx: Parameters<typeof importBundle>[0], bundle: Bundle): Promise<ImportPlan> {
  const done = await importBundle(ctx, bundle)
  if (!done.ok) throw new Error(`refused: ${done.code}`)
  return done.value.plan
}

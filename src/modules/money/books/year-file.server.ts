import { createWriteStream, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, UsageError } from '#platform/cli/command.ts'
import { noDatabaseIn, systemCtx, withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { FiscalYear } from '../rules/fiscal-year.ts'
import { yearNamed } from './years.server.ts'

type YearExport = {
  readonly name: string
  readonly summary: string
  /** The file's text, piece by piece. */
  parts(ctx: Ctx, year: FiscalYear): AsyncIterable<string>
  /** Where it goes, from what `--out` says. */
  file(ctx: Ctx, year: FiscalYear, out: string, say: (line: string) => void): Promise<string>
}

/** Writes a file whole or not at all: a reader never meets half of it. */
async function writeWhole(file: string, parts: AsyncIterable<string>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const half = `${file}.part`
  await pipeline(Readable.from(parts, { objectMode: true }), createWriteStream(half))
  renameSync(half, file)
}

/** A command that writes one fiscal year to a file: `--year` is the calendar year in which it ends. */
export function yearExport({ name, summary, parts, file }: YearExport): Command {
  return {
    name,
    usage: '',
    summary,
    options: {
      year: { type: 'string', summary: 'fec, hledger: the year in which the books close, YYYY' },
      out: { type: 'string', summary: 'where to write (default: here)' },
    },
    async run(given) {
      const { year: named, out } = given.values
      if (typeof named !== 'string' || !/^\d{4}$/.test(named))
        throw new UsageError('--year must be the year in which the books close, such as 2026')
      const say = (line: string) => given.err(`palier export ${name}: ${line}`)
      const missing = noDatabaseIn(given)
      if (missing) {
        say(missing)
        return 1
      }
      return await withDatabase(given, async ({ db }) => {
        const ctx = await systemCtx(db, given, systemClock)
        const year = await yearNamed(ctx, named)
        if (!year) throw new UsageError(`no fiscal year of this hub ends in ${named}`)
        const target = await file(ctx, year, typeof out === 'string' && out ? out : '.', say)
        await writeWhole(target, parts(ctx, year))
        given.out(target)
        return 0
      })
    },
  }
}

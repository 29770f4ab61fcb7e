import { writeFile } from 'node:fs/promises'
import { TRANSFER_FORMATS } from '#modules/bank/sepa/credit-transfers.ts'
import { DEBIT_FORMATS } from '#modules/bank/sepa/direct-debits.ts'
import { debitFile, runByNumber, transferFile } from '#modules/bank/sepa/payment-file.server.ts'
import { type Command, UsageError } from '#platform/cli/command.ts'
import { noDatabaseIn, systemCtx, withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** The message that was asked for, or the one that most French banks take. */
function messageIn<T extends string>(formats: readonly [T, ...T[]], asked: unknown): T {
  if (asked === undefined) return formats[0]
  const found = formats.find((format) => format === asked)
  if (!found)
    throw new UsageError(`--format must be one of ${formats.join(', ')} for this run, not '${asked}'`)
  return found
}

async function fileOf(ctx: Ctx, number: string, asked: unknown) {
  const found = await runByNumber(ctx, number)
  if (!found) throw new UsageError(`no run of direct debits or transfers ${number} in ${ctx.hub.slug}`)
  if (found.kind === 'debits') {
    const format = messageIn(DEBIT_FORMATS, asked)
    return { format, count: found.run.count, xml: await debitFile(ctx, found.run, format) }
  }
  const format = messageIn(TRANSFER_FORMATS, asked)
  return { format, count: found.run.count, xml: await transferFile(ctx, found.run, format) }
}

/** `palier export sepa`: the file of one run for the bank, direct debits (pain.008) or transfers (pain.001). */
export const sepaExport: Command = {
  name: 'sepa',
  usage: '',
  summary: 'the bank’s file of a run of direct debits (pain.008) or transfers (pain.001)',
  options: {
    run: { type: 'string', summary: 'its number, such as P2026-00003 or VS2026-00002' },
    out: { type: 'string', summary: 'the file to write' },
    format: { type: 'string', summary: 'pain.008.001.08 or pain.001.001.09 for the version of 2019' },
  },
  async run(given) {
    const { run, out, format: asked } = given.values
    if (typeof run !== 'string' || run === '') throw new UsageError('export sepa needs --run NUMBER')
    if (typeof out !== 'string' || out === '') throw new UsageError('export sepa needs --out FILE')
    const missing = noDatabaseIn(given)
    if (missing) {
      given.err(`palier export: ${missing}`)
      return 1
    }
    return await withDatabase(given, async ({ db }) => {
      const ctx = await systemCtx(db, given, systemClock)
      const { format, count, xml } = await fileOf(ctx, run, asked)
      await writeFile(out, xml)
      if (given.json) given.out(JSON.stringify({ hub: ctx.hub.slug, run, format, lines: count, file: out }))
      else given.out(`${run} → ${out} (${format}, ${count} lines)`)
      return 0
    })
  },
}

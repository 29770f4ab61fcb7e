import { writeFile } from 'node:fs/promises'
import { invoicePdf } from '#modules/billing/einvoice/paper.server.ts'
import { invoiceOf } from '#modules/billing/read.server.ts'
import { type Command, UsageError } from '#platform/cli/command.ts'
import { noDatabaseIn, systemCtx, withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'

/** `palier export facturx`: one issued invoice or credit note as Factur-X, whoever its client is. */
export const facturxExport: Command = {
  name: 'facturx',
  usage: '',
  summary: 'one issued invoice or credit note as a Factur-X PDF',
  options: {
    number: { type: 'string', summary: 'its number, such as F2026-00042' },
    out: { type: 'string', summary: 'the file to write' },
  },
  async run(given) {
    const { number, out } = given.values
    if (typeof number !== 'string' || number === '')
      throw new UsageError('export facturx needs --number NUMBER')
    if (typeof out !== 'string' || out === '') throw new UsageError('export facturx needs --out FILE')
    const missing = noDatabaseIn(given)
    if (missing) {
      given.err(`palier export: ${missing}`)
      return 1
    }
    return await withDatabase(given, async ({ db }) => {
      const ctx = await systemCtx(db, given, systemClock)
      const invoice = await invoiceOf(ctx, number)
      if (!invoice) throw new UsageError(`no issued invoice or credit note ${number} in ${ctx.hub.slug}`)
      const pdf = await invoicePdf({ document: invoice.document, at: invoice.recordedAt, withXml: true })
      await writeFile(out, pdf)
      if (given.json) given.out(JSON.stringify({ hub: ctx.hub.slug, number, file: out, bytes: pdf.length }))
      else given.out(`${number} → ${out} (${pdf.length} bytes)`)
      return 0
    })
  },
}

import { join } from 'node:path'
import { yearExport } from '#modules/money/books/year-file.server.ts'
import { fecName } from '#modules/money/rules/fec.ts'
import { identityOf } from '#modules/money/tax/identity.server.ts'
import { fecOf } from './fec.server.ts'

/** `palier export fec`: the file of accounting entries of one fiscal year, in a folder. */
export const fecExport = yearExport({
  name: 'fec',
  summary: 'accounting entries for the tax office (FEC)',
  parts: fecOf,
  async file(ctx, year, out, say) {
    const { siren } = await identityOf(ctx)
    if (!siren) say('this hub has no SIREN yet; the name of the file bears nine zeros')
    return join(out, fecName(siren, year.endsOn))
  },
})

import { join } from 'node:path'
import { yearExport } from '#modules/money/books/year-file.server.ts'
import { hledgerOf } from './hledger.server.ts'

/** `palier export hledger`: the same year as a journal that hledger reads, in a folder or a file. */
export const hledgerExport = yearExport({
  name: 'hledger',
  summary: 'a year of the books as a journal of hledger',
  parts: hledgerOf,
  file: async (ctx, { year }, out) =>
    /\.(journal|hledger|j)$/.test(out) ? out : join(out, `${ctx.hub.slug}-${year}.journal`),
})

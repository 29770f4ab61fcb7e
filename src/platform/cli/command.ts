import { parseArgs } from 'node:util'

/** One verb of `bin/palier`. Words are English: the command line is for whoever hosts the hub. */
export type Command = {
  readonly name: string
  /** What stands after the name in the help, e.g. `FILE`. */
  readonly usage: string
  readonly summary: string
  /** Extra options; `data`, `hub`, `json` and `help` are every command's. */
  readonly options?: Readonly<
    Record<string, { type: 'string' | 'boolean'; multiple?: boolean; summary: string }>
  >
  /** Answers the exit code: 0 done, 1 could not, 2 wrong input. */
  run(given: Given): Promise<number>
}

export type Given = {
  readonly positionals: readonly string[]
  readonly data: string
  readonly hub?: string
  readonly json: boolean
  readonly values: Readonly<Record<string, string | boolean | string[] | undefined>>
  out(line: string): void
  err(line: string): void
}

/** A wrong use of the command line: one sentence, exit code 2. */
export class UsageError extends Error {}

const COMMON = {
  data: {
    type: 'string',
    summary: 'folder of the embedded database (default .palier; ignored with DATABASE_URL)',
  },
  hub: { type: 'string', summary: 'the hub, by its word in the address' },
  json: { type: 'boolean', summary: 'print JSON' },
  help: { type: 'boolean', summary: 'print this help' },
} as const

const column = (rows: readonly (readonly [string, string])[]) => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

function help(commands: readonly Command[]): string {
  return [
    'palier COMMAND [OPTIONS]',
    '',
    column(commands.map((c) => [`${c.name} ${c.usage}`.trim(), c.summary])),
    '',
    'Every command takes --data DIR (embedded database) or the environment variable DATABASE_URL,',
    '--hub HUB where it is about one hub, and --json where it prints data.',
  ].join('\n')
}

function commandHelp(command: Command): string {
  const options = { ...COMMON, ...command.options }
  return [
    `palier ${`${command.name} ${command.usage}`.trim()}`,
    command.summary,
    '',
    column(
      Object.entries(options).map(([name, o]) => [`--${name}${o.type === 'string' ? ' …' : ''}`, o.summary]),
    ),
  ].join('\n')
}

/** Finds the command, reads its options, runs it; wrong words end with one sentence and exit code 2. */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  streams: { out(line: string): void; err(line: string): void },
): Promise<number> {
  const [name, ...rest] = argv
  if (!name || name === '--help' || name === '-h' || name === 'help') {
    streams.out(help(commands))
    return name ? 0 : 2
  }
  const command = commands.find((c) => c.name === name)
  if (!command) {
    streams.err(`palier: unknown command '${name}'. Try palier --help`)
    return 2
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...COMMON, ...command.options },
    })
    if (values.help) {
      streams.out(commandHelp(command))
      return 0
    }
    const { data, hub, json } = values
    const [extra] = positionals
    if (!command.usage && extra !== undefined)
      throw new UsageError(`does not know what to do with '${extra}'`)
    if (data === '') throw new UsageError('--data must name a folder')
    return await command.run({
      positionals,
      values: values as Given['values'],
      data: typeof data === 'string' ? data : '.palier',
      hub: typeof hub === 'string' ? hub : undefined,
      json: json === true,
      ...streams,
    })
  } catch (error) {
    const code = (error as { code?: unknown }).code
    const wrongUse =
      error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'))
    if (!wrongUse) throw error
    // Some of Node's sentences go on with advice on further lines.
    streams.err(`palier ${name}: ${(error as Error).message.split('\n')[0]}`)
    return 2
  }
}

import { setFlagsFromString } from 'node:v8'
import { type Command, runCommand } from '#platform/cli/command.ts'
import { reason } from '#platform/log/log.server.ts'

/**
 * What may answer a word. Most commands share the database and the server, which take a second to read; planning rounds
 * has a limit of time that counts from its start, and needs neither.
 */
async function commandsFor(name: string | undefined): Promise<readonly Command[]> {
  if (name === 'rounds') {
    // A search makes next to nothing new: a nursery that grows while its problem is read would only hold memory.
    setFlagsFromString('--semi-space-growth-factor=1')
    return [(await import('./modules/rounds/features/solve-rounds/command.ts')).roundsCommand]
  }
  return (await import('./all-commands.ts')).COMMANDS
}

const say = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
}

/** A bug ends the program with its kind only: Node would print the whole error, with what people typed. */
function sayBug(error: unknown): void {
  say.err(`palier: ${reason(error)}`)
}

/**
 * Ends the program once all is said. A service that drops what it is sent keeps its connection ten seconds longer, after a
 * limit of time that was kept: nobody waits for that.
 */
async function leave(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((written) => void stream.write('', () => written()))
  process.exit(code)
}

/** Runs `bin/palier` with the words after its name; answers the exit code. */
export async function run(argv: string[]): Promise<number> {
  // `palier … | head`: the reader has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  process.on('uncaughtException', (error) => {
    sayBug(error)
    process.exit(1)
  })
  try {
    const code = await runCommand(await commandsFor(argv[0]), argv, say)
    if (argv[0] === 'rounds') await leave(code)
    return code
  } catch (error) {
    sayBug(error)
    return 1
  }
}

import { runCommand } from '#platform/cli/command.ts'
import { serveCommand } from './serve.ts'

const COMMANDS = [serveCommand]

/** Runs `bin/palier` with the words after its name; answers the exit code. */
export const run = (argv: string[]): Promise<number> =>
  runCommand(COMMANDS, argv, {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  })

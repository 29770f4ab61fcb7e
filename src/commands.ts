import { backupCommand, restoreCommand } from '#platform/backup/commands.server.ts'
import { runCommand } from '#platform/cli/command.ts'
import { reason } from '#platform/log/log.server.ts'
import { demoCommand } from './demo.ts'
import { exportCommand } from './export.ts'
import { hubCommand } from './hub.ts'
import { migrateCommand } from './migrate.ts'
import { measuresCommand } from './modules/measures/features/print-measures/command.ts'
import { importCommand } from './modules/people/features/import-people/command.ts'
import { forecastCommand } from './modules/plan/features/print-forecast/command.ts'
import { simulateCommand } from './modules/plan/features/print-simulation/command.ts'
import { tillCommand } from './modules/till/features/keep-till/command.ts'
import { serveCommand } from './serve.ts'

const COMMANDS = [
  serveCommand,
  demoCommand,
  hubCommand,
  migrateCommand,
  importCommand,
  measuresCommand,
  forecastCommand,
  simulateCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  tillCommand,
]

const say = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
}

/** A bug ends the program with its kind only: Node would print the whole error, with what people typed. */
function sayBug(error: unknown): void {
  say.err(`palier: ${reason(error)}`)
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
    return await runCommand(COMMANDS, argv, say)
  } catch (error) {
    sayBug(error)
    return 1
  }
}

import { backupCommand, restoreCommand } from '#platform/backup/commands.server.ts'
import type { Command } from '#platform/cli/command.ts'
import { demoCommand } from './demo.ts'
import { exportCommand } from './export.ts'
import { hubCommand } from './hub.ts'
import { migrateCommand } from './migrate.ts'
import { measuresCommand } from './modules/measures/features/print-measures/command.ts'
import { importCommand } from './modules/people/features/import-people/command.ts'
import { forecastCommand } from './modules/plan/features/print-forecast/command.ts'
import { simulateCommand } from './modules/plan/features/print-simulation/command.ts'
import { roundsCommand } from './modules/rounds/features/solve-rounds/command.ts'
import { tillCommand } from './modules/till/features/keep-till/command.ts'
import { serveCommand } from './serve.ts'

/** Every verb of the command line, in the order of its help. */
export const COMMANDS: readonly Command[] = [
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
  roundsCommand,
]

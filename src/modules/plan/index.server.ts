/** The only door of this module for the others. */
export { currentForecast, currentPlan } from './current.server.ts'
export { addDossier, dossiersOf, writeDossier } from './dossiers.server.ts'
export { addNote } from './features/arrange-board/use-case.server.ts'
export { createPlan } from './features/create-plan/use-case.server.ts'
export { handOver } from './features/write-dossier/use-case.server.ts'
export { removeAssumption, setAssumption } from './lines.server.ts'
export { saveVersion } from './versions.server.ts'

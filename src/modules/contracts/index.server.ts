/** The only door of this module for the others. */
export { type Coverage, type CoverageAsked, coveragesFor, holdCoverages } from './coverages/read.server.ts'
export {
  addCoverage,
  type CoverageInput,
  editCoverage,
  endCoverage,
  namePersonIn,
} from './coverages/save.server.ts'
export { type CoverageUse, countUse, giveBackUse } from './coverages/use.server.ts'
export { join } from './features/join/use-case.server.ts'
export type { Period, Takes } from './rules/coverages.ts'
export { type Limit, type Part, type Shares, shareOut } from './rules/split.ts'

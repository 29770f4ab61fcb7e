/** The only door of this module for the others. */

export { type ContractAlert, contractAlerts, contractsToChoose } from './alerts.server.ts'
export {
  type Coverage,
  type CoverageAsked,
  coveragesFor,
  holdCoverages,
  holdNamedCoverages,
  type KnownPerson,
  usesCodes,
} from './coverages/read.server.ts'
export {
  addCoverage,
  type CoverageInput,
  editCoverage,
  endCoverage,
  namePersonIn,
} from './coverages/save.server.ts'
export { type CoverageUse, countUse, giveBackUse } from './coverages/use.server.ts'
export { join } from './features/join/use-case.server.ts'
export { MOST_DATES, nextOccurrences, type Occurrence } from './occurrences.server.ts'
export { payerOfOrganisation } from './payers.ts'
export { mayReadContracts, mayWriteRecurrences } from './permits.ts'
export {
  datesOf,
  lockWork,
  noteGenerated,
  type RecurringWork,
  recurringWork,
  successorOf,
} from './recurring.server.ts'
export type { Period, Takes } from './rules/coverages.ts'
export {
  HOLIDAYS,
  type Holidays,
  NTHS,
  RHYTHMS,
  type Rhythmic,
  WEEKDAYS,
  wordsOfRule,
} from './rules/recurrence.ts'
export { type Limit, type Part, type Shares, shareOut } from './rules/split.ts'
export { liveContractDay } from './tasks.server.ts'
export { addEligibles, isEligible, removeEligible, useCode } from './use-cases/employees.server.ts'
export {
  amendContract,
  noteIndex,
  renewContract,
  signContract,
  terminateContract,
} from './use-cases/move-contract.server.ts'
export {
  type Agreement,
  agreementFor,
  agreementsOf,
  endedContracts,
  recordUse,
  type Use,
} from './use-cases/record-use.server.ts'
export { addContract } from './use-cases/write-contract.server.ts'
export {
  addRecurrence,
  followRecurrence,
  type RecurrenceAssignee,
  type RecurrenceCode,
  type RecurrenceInput,
  ruleColumns,
  stopRecurrence,
  writeException,
} from './use-cases/write-recurrence.server.ts'
export { type HeldVolume, volumesOf } from './volumes.server.ts'

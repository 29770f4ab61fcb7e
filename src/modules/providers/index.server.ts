/** The only door of this module for the others. */
export { type FileInput, keepFile } from './features/keep-file/use-case.server.ts'
export { mayReadStatements } from './permits.ts'
export { type Fit, WHYS, type Why } from './rules/fit.ts'
export { announceAbsence } from './use-cases/announce-absence.server.ts'
export {
  type Application,
  acceptApplication,
  apply,
  refuseApplication,
} from './use-cases/applications.server.ts'
export { addDocument } from './use-cases/keep-documents.server.ts'
export { moveFile, openFile } from './use-cases/vet-provider.server.ts'
export {
  type ExpiringDocument,
  expiringDocuments,
  fileSeenAt,
  type MayWorkCode,
  mayWorkFor,
  noteRating,
  type ProviderFor,
  providersFor,
  providersToday,
  providerTerms,
} from './vetting.server.ts'

/** The only door of this module for the others. */
export { addDocument } from './features/keep-documents/use-case.server.ts'
export { moveFile, openFile } from './features/vet-provider/use-case.server.ts'
export { type Fit, WHYS, type Why } from './rules/fit.ts'
export {
  type ExpiringDocument,
  expiringDocuments,
  type MayWorkCode,
  mayWorkFor,
  noteRating,
  type ProviderFor,
  providersFor,
  providerTerms,
} from './vetting.server.ts'

/** The only door of this module for the others. */
export { fundingCalendar, type Grant, type Instalment } from './calendar.server.ts'
export type { GrantForm, InstalmentForm } from './grant-form.ts'
export { mayReadFunding } from './permits.ts'
export type { GrantKind } from './rules/grant.ts'
export { type GrantState, isSecured } from './rules/life.ts'
export {
  addInstalment,
  linkable,
  linkInstalment,
  receiveInstalment,
} from './use-cases/instalments.server.ts'
export { moveGrant, noteReport } from './use-cases/move-grant.server.ts'
export { addGrant } from './use-cases/write-grant.server.ts'

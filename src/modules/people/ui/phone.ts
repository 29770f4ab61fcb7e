/** Telephones as they are dialled, for pages further right. */
export { showPhone } from '../rules/names.ts'

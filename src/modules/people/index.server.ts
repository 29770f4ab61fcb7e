/** The only door of this module for the others. */
export type { PersonForm } from './features/add-person/form.ts'
export { addPerson } from './features/add-person/use-case.server.ts'
export { listPeople } from './features/list-people/query.server.ts'
export type { OrganisationKind, PersonRole, PersonSegment, Segment } from './rules/segments.ts'

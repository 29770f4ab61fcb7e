/** The only door of this module for the others. */
export type { SchemeForm } from './features/keep-schemes/form.ts'
export { keepScheme } from './features/keep-schemes/use-case.server.ts'
export type { TripForm } from './features/note-trip/form.ts'
export { noteTrip } from './features/note-trip/use-case.server.ts'
export { cancelTrip } from './features/show-trip/use-case.server.ts'
export { mayNoteTrips, mayReadTrips } from './permits.ts'
export { type Scheme, schemesNamed, schemesToChoose } from './trips/schemes.server.ts'

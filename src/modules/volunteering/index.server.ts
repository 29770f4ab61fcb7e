/** The only door of this module for the others. */
export { committedBetween, type Giver } from './committed.server.ts'
export { type Hours, hoursBetween } from './hours.server.ts'
export {
  cancelSession,
  type Holder,
  keepSession,
  type SessionInput,
} from './use-cases/keep-session.server.ts'
export {
  correctHours,
  type HoursLine,
  noteHours,
  noteSheet,
  type Worker,
} from './use-cases/note-hours.server.ts'

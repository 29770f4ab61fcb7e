/** The only door of this module for the others. */
export { type Joined, type JoinRefusal, join, type NewMember } from './features/join/use-case.server.ts'

/** The only door of this module for the others. */

export { checkChain } from './closings/check.server.ts'
export { closeDay, closePastDays } from './closings/close.server.ts'
export { mayReadTickets, maySell } from './permits.ts'
export type { DraftLine, LineSubject } from './rules/draft.ts'
export { ticketSource } from './seal-ticket.server.ts'
export { type Sale, type SellCode, type Sold, sell } from './sell.server.ts'
export { closeSession } from './sessions/close.server.ts'
export { moveCash } from './sessions/move.server.ts'
export { addTill, openSession } from './sessions/open.server.ts'
export { drawersPage } from './sessions/read.server.ts'

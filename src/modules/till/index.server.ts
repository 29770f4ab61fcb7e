/** The only door of this module for the others. */

export { mayReadTickets, maySell } from './permits.ts'
export type { DraftLine, LineSubject } from './rules/draft.ts'
export { ticketSource } from './seal-ticket.server.ts'
export { type Sale, type SellCode, type Sold, sell } from './sell.server.ts'

/** The only door of this module for the others. */
export { listRequests, type RequestList } from './features/list-requests/query.server.ts'
export type { ListedRequest } from './named.server.ts'
export {
  CHANNELS,
  type Channel,
  type Phase,
  REQUEST_STATES,
  type RequestState,
  type RequestVerb,
} from './rules/life.ts'
export { type TodayPanel, todayPanel } from './today.server.ts'
export {
  type Assignee,
  type BulkVerb,
  type Move,
  type MoveCode,
  type MoveInput,
  moveRequest,
  moveRequests,
} from './use-cases/move-request.server.ts'
export { type PayCode, type PayInput, payRequest, undoPayment } from './use-cases/pay-request.server.ts'
export { type RateCode, type RateInput, rateRequest } from './use-cases/rate-request.server.ts'
export {
  type TakeCode,
  type TakeInput,
  type Taken,
  takeAndSettle,
  takeRequest,
} from './use-cases/take-request.server.ts'

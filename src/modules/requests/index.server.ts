/** The only door of this module for the others. */
export { listRequests } from './features/list-requests/query.server.ts'
export { todayPanel } from './today.server.ts'
export { type Usage, usageOf } from './usage.server.ts'
export { type Move, moveRequest } from './use-cases/move-request.server.ts'
export { payRequest } from './use-cases/pay-request.server.ts'
export { rateRequest } from './use-cases/rate-request.server.ts'
export { takeAndSettle, takeRequest } from './use-cases/take-request.server.ts'

/** The only door of this module for the others. */

export { answerComplaint, closeComplaint, complain, redoWork } from './after/complain.server.ts'
export { askRating, rateByLink } from './after/rating-link.server.ts'
export type { AbsenceRow } from './calendar/absence-store.server.ts'
export { type Choices, choicesFor, doerFor } from './calendar/choices.server.ts'
export type { VisitFilter, VisitRow } from './calendar/store.server.ts'
export { listUnplanned, type PlannedVisit, visitsOf } from './calendar/visits.server.ts'
export { CELL_ROWS, type CellRow, type CellRowsKind, cellRows } from './cell-rows.server.ts'
export { type Cell, type CellFigures, cellFigures, cellsAsked } from './cells.server.ts'
export { type CompanyUse, paidUse, workFor } from './company/use.server.ts'
export { type DeskToday, deskToday } from './desk-today.server.ts'
export { type DoneRequest, doneAmong, doneOn } from './done-on.server.ts'
export {
  addOccurrence,
  changeRule,
  finishOccurrence,
  moveOccurrence,
  skipOccurrence,
} from './features/generate-season/occurrence.server.ts'
export { generateSeason, type Season } from './features/generate-season/use-case.server.ts'
export { listRequests } from './features/list-requests/query.server.ts'
export { receiveReport } from './field/report.server.ts'
export { findRequests } from './find-requests.server.ts'
export { copyOfRequests, requestHistory } from './history.server.ts'
export { homeServicesAmong } from './home-services.server.ts'
export { dueAtDoors } from './jobs.server.ts'
export { type Missed, missedWork } from './missed.server.ts'
export { holdOpenAmong, openAmong } from './open-among.server.ts'
export { askOneself, type OwnAskCode, rateOwn } from './own/ask.server.ts'
export {
  type OwnRequest,
  type OwnWish,
  ownRequest,
  ownRequests,
  ownWishes,
} from './own/read.server.ts'
export { payerOfPerson, payersToChoose } from './payers.ts'
export { mayCollect, mayTakeRequests } from './permits.ts'
export { type ProviderJob, providerJobs, unpaidAmong } from './provider-jobs.server.ts'
export { answerByLink, recordAnswer } from './quotes/answer.server.ts'
export { sendQuote } from './quotes/send.server.ts'
export { believed, clockIsOff, type Failure, type HeldCode } from './rules/field.ts'
export { type Resource, type Span, userKey, type WhoKey } from './rules/slots.ts'
export { cancelAfterContracts } from './season-task.server.ts'
export { partsOfServed } from './shares/page.server.ts'
export { type HandShare, previewShares, type Sharing } from './shares/share.server.ts'
export { followRequests, followSettled } from './shares/task.server.ts'
export { type RoundStanding, standingContext } from './standing.server.ts'
export { attach, comment, linkRequests } from './talk/talk.server.ts'
export { type CarriedRequest, requestsToCarry } from './to-carry.server.ts'
export { todayPanel } from './today.server.ts'
export { type Usage, usageOf } from './usage.server.ts'
export { addAbsence, cancelAbsence, setLanes } from './use-cases/add-absence.server.ts'
export { answerOffer, offerTo } from './use-cases/answer-offer.server.ts'
export { isSlotTaken, overSlots, type SlotTaken } from './use-cases/hold-slots.server.ts'
export { addVehicle, changeVehicle } from './use-cases/keep-vehicles.server.ts'
export { type Move, moveRequest } from './use-cases/move-request.server.ts'
export { offerRequests, withdrawOffer } from './use-cases/offer-requests.server.ts'
export { payRequest } from './use-cases/pay-request.server.ts'
export { rateRequest } from './use-cases/rate-request.server.ts'
export {
  cancelVisitsOfRound,
  holdForRounds,
  planVisitsOfRound,
  type RoundVisit,
  type RoundVisitsCode,
  whoDrives,
} from './use-cases/round-visits.server.ts'
export {
  cancelVisit,
  moveVisit,
  scheduleVisit,
  undoVisitMove,
} from './use-cases/schedule-visit.server.ts'
export { shareRequest } from './use-cases/share-request.server.ts'
export { type TakeCode, takeAndSettle, takeRequest } from './use-cases/take-request.server.ts'
export type { Doer } from './use-cases/visit-doer.server.ts'
export { vehiclesInUse } from './vehicles.server.ts'
export { askFromWeb, followWebRequest, type PublicService, publicServices } from './web/ask.server.ts'
export { answerWebRequest, sortWebRequest, takeWebRequest } from './web/decide.server.ts'
export { listWebRequests, webWaiting } from './web/inbox.server.ts'

/** The only door of this module for the others. */

export { type OwnSubscription, ownSubscriptions } from './own.server.ts'
export { mayReadSubscriptions } from './permits.ts'
export type { PlanRow } from './store.server.ts'
export { liveSubscriptionDay } from './tasks.server.ts'
export {
  changePlan,
  keepSubscription,
  pauseSubscription,
  resumeSubscription,
  stopSubscription,
} from './use-cases/change.server.ts'
export { addPlan, editPlan, type PlanInput, retirePlan } from './use-cases/keep-plans.server.ts'
export { startSubscription } from './use-cases/start.server.ts'

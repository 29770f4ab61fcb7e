import type { Task } from '#platform/queue/queue.server.ts'
import { carryInvoices } from './modules/billing/platform/carry.server.ts'
import { contractDay } from './modules/contracts/tasks.server.ts'
import { refreshMeasures } from './modules/measures/tasks.server.ts'
import { accrualsDay } from './modules/money/books/tasks.server.ts'
import { walletDay } from './modules/money/wallet/lapse.server.ts'
import { carryNotices } from './modules/notices/send.server.ts'
import { forgetImportFiles } from './modules/people/import/task.server.ts'
import { comparePairs } from './modules/people/merges/pairs.server.ts'
import { keepPlan, simulatePlan, watchPlan } from './modules/plan/tasks.server.ts'
import { watchDocuments } from './modules/providers/tasks.server.ts'
import { endOffers } from './modules/requests/offer-task.server.ts'
import { seasonDay } from './modules/requests/season-task.server.ts'
import { followPayments } from './modules/requests/shares/task.server.ts'
import { followErrands } from './modules/rounds/day/follow.server.ts'
import { forgetRoundNames } from './modules/rounds/forget/task.server.ts'
import { tellOfRounds } from './modules/rounds/tell/task.server.ts'
import { subscriptionDay } from './modules/subscriptions/tasks.server.ts'
import { tillDay } from './modules/till/tasks.server.ts'
import { watchStage } from './modules/trial/stages/watch.server.ts'

/** Everything that runs behind the pages, gathered from the modules. */
export const TASKS: readonly Task[] = [
  carryNotices,
  refreshMeasures,
  watchPlan,
  keepPlan,
  simulatePlan,
  watchStage,
  forgetImportFiles,
  comparePairs,
  endOffers,
  watchDocuments,
  walletDay,
  subscriptionDay,
  contractDay,
  accrualsDay,
  seasonDay,
  followErrands,
  tellOfRounds,
  forgetRoundNames,
  followPayments,
  tillDay,
  carryInvoices,
]

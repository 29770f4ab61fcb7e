import type { Task } from '#platform/queue/queue.server.ts'
import { refreshAlerts } from './alerts.server.ts'
import { keepMonthly } from './monthly-version.server.ts'

/** Looks for drifts after changes, and each night: a month that ends makes new figures without a change. */
export const watchPlan: Task = {
  name: 'plan.watch',
  afterChange: true,
  daily: '25 0 * * *',
  run: refreshAlerts,
}

/** Keeps what was believed at the beginning of each month. */
export const keepPlan: Task = {
  name: 'plan.keep',
  afterChange: false,
  daily: '35 0 * * *',
  run: keepMonthly,
}

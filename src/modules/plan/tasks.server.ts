import type { Task } from '#platform/queue/queue.server.ts'
import { refreshAlerts } from './actuals/alerts.server.ts'
import { workSimulations } from './features/run-simulation/work.server.ts'
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

/** Runs the simulations that somebody asked for, soon after; each night, those that a stopped machine left waiting. */
export const simulatePlan: Task = {
  name: 'plan.simulate',
  afterChange: true,
  daily: '45 0 * * *',
  run: workSimulations,
}

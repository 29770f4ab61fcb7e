import type { Task } from '#platform/queue/queue.server.ts'
import { takeBackAccruals } from './manual.server.ts'

/** Every morning, before the counter opens: what was put off to this day comes back. */
export const accrualsDay: Task = {
  name: 'money.accruals',
  afterChange: false,
  daily: '10 5 * * *',
  run: takeBackAccruals,
}

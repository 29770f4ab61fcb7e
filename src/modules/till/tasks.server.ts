import type { Task } from '#platform/queue/queue.server.ts'
import { checkChain } from './closings/check.server.ts'
import { closePastDays } from './closings/close.server.ts'

/** Every morning, once the night of the counter is over: what nobody closed is closed, and the chain is read again. */
export const tillDay: Task = {
  name: 'till.day',
  afterChange: false,
  daily: '30 6 * * *',
  async run(ctx) {
    await closePastDays(ctx)
    await checkChain(ctx, '')
  },
}

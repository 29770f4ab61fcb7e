import type { Task } from '#platform/queue/queue.server.ts'
import { forgetNames } from './forget.server.ts'

/** Once a night: names of what was carried do not stay longer than the hub keeps them. */
export const forgetRoundNames: Task = {
  name: 'rounds.forget',
  afterChange: false,
  daily: '50 3 * * *',
  run: async (ctx) => {
    await forgetNames(ctx)
  },
}

import type { Task } from '#platform/queue/queue.server.ts'
import { tellRounds } from './tell.server.ts'

/** Soon after each change, and every five minutes: a round that slips in silence is late too. */
export const tellOfRounds: Task = {
  name: 'rounds.tell',
  afterChange: true,
  daily: '*/5 * * * *',
  run: async (ctx) => {
    await tellRounds(ctx)
  },
}

import type { Task } from '#platform/queue/queue.server.ts'
import { expireOffers } from './use-cases/offer-requests.server.ts'

/** Ends the offers whose hour has passed, so that the desk sees which jobs nobody took. */
export const endOffers: Task = {
  name: 'requests.end-offers',
  afterChange: false,
  daily: '*/10 * * * *',
  async run(ctx) {
    await expireOffers(ctx)
  },
}

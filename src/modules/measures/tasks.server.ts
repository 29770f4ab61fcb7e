import type { Task } from '#platform/queue/queue.server.ts'
import { refreshPoints } from './points.server.ts'

/** Keeps the points up to date after changes, and each night for the windows that moved with the day. */
export const refreshMeasures: Task = {
  name: 'measures.refresh',
  afterChange: true,
  daily: '15 0 * * *',
  run: refreshPoints,
}

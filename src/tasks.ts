import type { Task } from '#platform/queue/queue.server.ts'

/** Everything that runs behind the pages, gathered from the modules. */
export const TASKS: readonly Task[] = []

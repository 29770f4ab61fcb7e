import type { Task } from '#platform/queue/queue.server.ts'
import { forgetOldFiles } from './import.server.ts'

/** Personal data that was sent and never imported does not stay. */
export const forgetImportFiles: Task = {
  name: 'people.forget-import-files',
  afterChange: false,
  daily: '40 3 * * *',
  run: forgetOldFiles,
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Failure, Outcome } from '../rules/field.ts'

/** A report as the phone keeps it. `public/terrain.sw.js` reads the same store: change both together. */
export type KeptReport = {
  /** Given by the store: reports leave in the order in which they were made. */
  n?: number
  id: string
  hub: string
  userId: string
  requestId: string
  /** What and for whom, to be named once the job is no longer on the page. */
  label: string
  outcome: Outcome
  reason?: Failure
  minutes?: string
  note?: string
  signer?: string
  /** ISO, UTC: the phone's time of the deed. */
  deviceAt: string
  photos: Blob[]
  signature: Blob | null
  /** `sent` lines hold no picture: they only say on a page opened offline what has left. */
  state: 'waiting' | 'sent' | 'refused'
  /** The server has it, whatever it did: the phone may forget it. */
  safe?: boolean
  /** What became of it, or why it changed nothing. */
  words?: string
}

interface Store extends DBSchema {
  reports: { key: number; value: KeptReport; indexes: { id: string } }
}

export const DATABASE = 'palier-terrain'

const open = (): Promise<IDBPDatabase<Store>> =>
  openDB<Store>(DATABASE, 1, {
    upgrade(db) {
      const store = db.createObjectStore('reports', { keyPath: 'n', autoIncrement: true })
      store.createIndex('id', 'id', { unique: true })
    },
  })

/** The queue of one account in one hub; other people's reports on the same phone stay out of sight. */
export type Queue = {
  all(): Promise<KeptReport[]>
  add(report: Omit<KeptReport, 'n' | 'hub' | 'userId' | 'state'>): Promise<void>
  put(report: KeptReport): Promise<void>
  remove(report: KeptReport): Promise<void>
}

const OLD_MS = 2 * 24 * 3_600_000

export async function openQueue(hub: string, userId: string): Promise<Queue> {
  const db = await open()
  const mine = (one: KeptReport) => one.hub === hub && one.userId === userId
  const all = async () => (await db.getAll('reports')).filter(mine)
  for (const one of await all())
    if (one.state === 'sent' && Date.parse(one.deviceAt) < Date.now() - OLD_MS)
      await db.delete('reports', one.n!)
  return {
    all,
    add: async (report) => {
      await db.add('reports', { ...report, hub, userId, state: 'waiting' })
    },
    put: async (report) => {
      await db.put('reports', report)
    },
    remove: async (report) => {
      await db.delete('reports', report.n!)
    },
  }
}

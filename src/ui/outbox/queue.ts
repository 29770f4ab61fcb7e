import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { asKept, type FirstKept, type Kept } from './kept.ts'

interface Store extends DBSchema {
  reports: { key: number; value: Kept | FirstKept; indexes: { id: string } }
}

/**
 * One store for all pages of a phone that work without a network. Its name and its version stay: pages kept on phones
 * from before open it too, and what waits there must never be lost.
 */
const DATABASE = 'palier-terrain'

const open = (): Promise<IDBPDatabase<Store>> =>
  openDB<Store>(DATABASE, 1, {
    upgrade(db) {
      const store = db.createObjectStore('reports', { keyPath: 'n', autoIncrement: true })
      store.createIndex('id', 'id', { unique: true })
    },
  })

/** The queue of one account in one hub; what other people said on the same phone stays out of sight. */
export type Queue = {
  all(): Promise<Kept[]>
  add(said: Said): Promise<void>
  put(kept: Kept): Promise<void>
  remove(kept: Kept): Promise<void>
}

/** What a page adds: the queue knows whose it is. */
export type Said = Omit<Kept, 'n' | 'hub' | 'userId' | 'state'>

const OLD_MS = 2 * 24 * 3_600_000

export async function openQueue(hub: string, userId: string): Promise<Queue> {
  const db = await open()
  const mine = (one: Kept) => one.hub === hub && one.userId === userId
  const all = async () => (await db.getAll('reports')).map(asKept).filter(mine)
  for (const one of await all())
    if (one.state === 'sent' && Date.parse(one.deviceAt) < Date.now() - OLD_MS)
      await db.delete('reports', one.n!)
  return {
    all,
    add: async (said) => {
      await db.add('reports', { ...said, hub, userId, state: 'queued' })
    },
    put: async (kept) => {
      await db.put('reports', kept)
    },
    remove: async (kept) => {
      await db.delete('reports', kept.n!)
    },
  }
}

import { formOf, type Kept } from './kept.ts'
import type { Queue } from './queue.ts'

/** How sending ended: nothing left, no network, no session any more, or a server in trouble. */
export type SyncEnd = 'sent' | 'offline' | 'signed-out' | 'server'

type Answer = { verdict: 'applied' | 'second' | 'refused' | 'waits'; words: string }

async function sendOne(queue: Queue, kept: Kept): Promise<SyncEnd> {
  let answer: Response
  try {
    answer = await fetch(`/${kept.hub}/${kept.page}/envoi`, {
      method: 'POST',
      body: formOf(kept),
      redirect: 'manual',
    })
  } catch {
    return 'offline'
  }
  // To the page of sign-in: the session has ended, it waits.
  if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signed-out'
  if (answer.status === 413) {
    // It will never be lighter: set aside with its own word, so that those behind it leave.
    await queue.put({ ...kept, state: 'refused', words: undefined, safe: false })
    return 'sent'
  }
  if (![200, 409, 422].includes(answer.status)) return 'server'
  // Cut on its way, or the page of a network that asks for a password first: it is asked again.
  const said = (await answer.json().catch(() => null)) as Answer | null
  if (!said) return 'server'
  if (said.verdict === 'waits') return 'signed-out'
  const done = said.verdict !== 'refused'
  await queue.put({
    ...kept,
    state: done ? 'sent' : 'refused',
    words: said.words,
    safe: answer.status === 200,
    // What was refused stays whole on the phone: nothing else may hold it.
    ...(done && { photos: [], signature: null }),
  })
  return 'sent'
}

async function sendAll(queue: Queue): Promise<SyncEnd> {
  for (const kept of await queue.all()) {
    if (kept.state !== 'queued') continue
    const end = await sendOne(queue, kept)
    if (end !== 'sent') return end
  }
  return 'sent'
}

/**
 * Sends what waits, one after the other in the order it was said, and stops at the first that cannot leave. One window
 * at a time; were there two, the server still counts each once.
 */
export async function sync(queue: Queue): Promise<SyncEnd> {
  // Absent where the page is not served over a secure address.
  const locks = navigator.locks as LockManager | undefined
  return locks ? await locks.request('palier-terrain', () => sendAll(queue)) : await sendAll(queue)
}

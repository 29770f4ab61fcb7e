import { useCallback, useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import type { Kept } from './kept.ts'
import { openQueue, type Queue, type Said } from './queue.ts'
import { type SyncEnd, sync } from './sync.ts'

const AGAIN_MS = 30_000

export type Outbox = {
  /** The queue is open: what is said goes through it. Before that, and without scripts, forms are sent as plain ones. */
  ready: boolean
  online: boolean
  /** This page opens without a network. */
  opensOffline: boolean
  busy: boolean
  end: SyncEnd | null
  /** What was said on this page, in its order; nothing of the other pages. */
  kept: readonly Kept[]
  /** All that waits to leave, whichever page it was said on. */
  waiting: number
  /** The ids of what was said last, while it does not leave yet and can be taken back. */
  held: readonly string[]
  /**
   * Keeps what one gesture said, then sends it: at once, or after `holdMs` during which it may be taken back. A page that
   * is put away, or anything said after it without waiting, lets it go.
   */
  add(said: readonly Omit<Said, 'page'>[], holdMs?: number): Promise<boolean>
  dismiss(...kept: readonly Kept[]): Promise<void>
  send(): void
}

/** The files this page is made of: what the worker keeps to open it without a network. */
const piecesOfPage = (): string[] =>
  [
    '/icon.svg',
    ...performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    ...[...document.querySelectorAll<HTMLLinkElement>('link[href^="/assets/"]')].map((link) =>
      link.getAttribute('href'),
    ),
  ].filter((path): path is string => path === '/icon.svg' || Boolean(path?.startsWith('/assets/')))

async function keepPage(page: string): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ kind: 'keep', page, pieces: [...new Set(piecesOfPage())] })
}

/**
 * The phone's side of a page that works without a network: what waits, what left, and sending it when the network is
 * back. `page` is its address under the hub; what is said there is sent to the same address with `/envoi`.
 */
export function useOutbox(hub: string, userId: string | null, page: string): Outbox {
  const queue = useRef<Queue | null>(null)
  const running = useRef(false)
  const missed = useRef(false)
  const hold = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [held, setHeld] = useState<readonly string[]>([])
  const [ready, setReady] = useState(false)
  const [online, setOnline] = useState(true)
  const [opensOffline, setOpensOffline] = useState(false)
  const [busy, setBusy] = useState(false)
  const [end, setEnd] = useState<SyncEnd | null>(null)
  const [all, setAll] = useState<readonly Kept[]>([])
  const { revalidate } = useRevalidator()
  const address = `/${hub}/${page}`

  /** Shows the queue as it is now, whoever changed it: this page, another window, or the worker while all slept. */
  const look = useCallback(async () => {
    const now = (await queue.current?.all()) ?? []
    setAll(now)
    return now.filter((one) => one.state === 'queued').length
  }, [])

  const settled = useCallback(async () => {
    await look()
    await revalidate()
    if ('serviceWorker' in navigator) await keepPage(address)
  }, [look, revalidate, address])

  const send = useCallback(async () => {
    if (hold.current !== null) return
    // The network may come back while an attempt still waits for it: try once more rather than in half a minute.
    missed.current = running.current
    if (!queue.current || running.current) return
    const before = await look()
    if (before === 0) return
    running.current = true
    setBusy(true)
    try {
      let how = await sync(queue.current)
      while (missed.current) {
        missed.current = false
        how = await sync(queue.current)
      }
      setEnd(how)
    } finally {
      // Whatever went wrong (a store that the phone closed): the next attempt begins anew.
      running.current = false
      setBusy(false)
    }
    if ((await look()) < before) await settled()
  }, [look, settled])

  /** Lets what is held go, now. */
  const release = useCallback(() => {
    if (hold.current !== null) clearTimeout(hold.current)
    hold.current = null
    setHeld([])
    void askForSync()
    void send()
  }, [send])

  useEffect(() => {
    if (!userId) return
    // A phone put away sends: who looked elsewhere does not take it back any more.
    const away = () => {
      if (document.visibilityState === 'hidden' && hold.current !== null) release()
    }
    const network = () => {
      setOnline(navigator.onLine)
      if (navigator.onLine) void send()
    }
    const told = (event: MessageEvent<{ kind?: string }>) => {
      if (event.data?.kind === 'kept') setOpensOffline(true)
      if (event.data?.kind === 'sent') {
        setEnd('sent')
        void settled()
      }
    }
    // A newer worker took over: it keeps this page its own way.
    const taken = () => void keepPage(address).catch(() => undefined)
    const start = async () => {
      queue.current = await openQueue(hub, userId)
      await look()
      setReady(true)
      setOnline(navigator.onLine)
      await send()
    }
    // A private window may refuse a store: plain forms then do.
    start().catch(() => undefined)
    document.addEventListener('visibilitychange', away)
    window.addEventListener('online', network)
    window.addEventListener('offline', network)
    const again = setInterval(network, AGAIN_MS)
    if ('serviceWorker' in navigator) {
      navigator.serviceWorker.addEventListener('message', told)
      navigator.serviceWorker.addEventListener('controllerchange', taken)
      navigator.serviceWorker
        .register('/terrain.sw.js', { scope: '/' })
        .then(() => keepPage(address))
        .catch(() => undefined)
    }
    return () => {
      clearInterval(again)
      document.removeEventListener('visibilitychange', away)
      window.removeEventListener('online', network)
      window.removeEventListener('offline', network)
      if ('serviceWorker' in navigator) {
        navigator.serviceWorker.removeEventListener('message', told)
        navigator.serviceWorker.removeEventListener('controllerchange', taken)
      }
    }
  }, [hub, userId, address, look, send, settled, release])

  return {
    ...{ ready, online, opensOffline, busy, end, held },
    kept: all.filter((one) => one.page === page),
    waiting: all.filter((one) => one.state === 'queued').length,
    async add(said, holdMs = 0) {
      if (!queue.current) return false
      if (holdMs > 0) {
        if (hold.current !== null) clearTimeout(hold.current)
        hold.current = setTimeout(release, holdMs)
        setHeld(said.map(({ id }) => id))
      }
      for (const one of said) await queue.current.add({ ...one, page })
      await look()
      if (holdMs === 0) release()
      return true
    },
    async dismiss(...kept) {
      for (const one of kept) await queue.current?.remove(one)
      if (kept.some(({ id }) => held.includes(id))) release()
      await look()
    },
    send: release,
  }
}

/** Where the browser can, the worker sends what waits also once this page is closed. */
async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> }
  }
  await registration.sync?.register('palier-terrain').catch(() => undefined)
}

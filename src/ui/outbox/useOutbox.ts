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
  add(said: Omit<Said, 'page'>): Promise<boolean>
  dismiss(kept: Kept): Promise<void>
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

  useEffect(() => {
    if (!userId) return
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
      window.removeEventListener('online', network)
      window.removeEventListener('offline', network)
      if ('serviceWorker' in navigator) {
        navigator.serviceWorker.removeEventListener('message', told)
        navigator.serviceWorker.removeEventListener('controllerchange', taken)
      }
    }
  }, [hub, userId, address, look, send, settled])

  return {
    ...{ ready, online, opensOffline, busy, end },
    kept: all.filter((one) => one.page === page),
    waiting: all.filter((one) => one.state === 'queued').length,
    async add(said) {
      if (!queue.current) return false
      await queue.current.add({ ...said, page })
      await look()
      void askForSync()
      void send()
      return true
    },
    async dismiss(kept) {
      await queue.current?.remove(kept)
      await look()
    },
    send: () => void send(),
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

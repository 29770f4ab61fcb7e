import { useCallback, useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { type KeptReport, openQueue, type Queue } from '#modules/requests/field/queue.ts'
import { type SyncEnd, sync } from '#modules/requests/field/sync.ts'

const AGAIN_MS = 30_000

export type Field = {
  /** The queue is open: reports go through it. Before that, and without scripts, forms are sent as plain ones. */
  ready: boolean
  online: boolean
  /** This page opens without a network. */
  kept: boolean
  busy: boolean
  end: SyncEnd | null
  reports: readonly KeptReport[]
  add(report: Parameters<Queue['add']>[0]): Promise<boolean>
  dismiss(report: KeptReport): Promise<void>
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

/** The phone's side of the day: what waits, what left, and sending it when the network is back. */
export function useField(hub: string, userId: string | null): Field {
  const queue = useRef<Queue | null>(null)
  const running = useRef(false)
  const missed = useRef(false)
  const [ready, setReady] = useState(false)
  const [online, setOnline] = useState(true)
  const [kept, setKept] = useState(false)
  const [busy, setBusy] = useState(false)
  const [end, setEnd] = useState<SyncEnd | null>(null)
  const [reports, setReports] = useState<readonly KeptReport[]>([])
  const { revalidate } = useRevalidator()
  const page = `/${hub}/terrain`

  /** Shows the queue as it is now, whoever changed it: this page, another window, or the worker while all slept. */
  const look = useCallback(async () => {
    const all = (await queue.current?.all()) ?? []
    setReports(all)
    return all.filter((one) => one.state === 'waiting').length
  }, [])

  const settled = useCallback(async () => {
    await look()
    await revalidate()
    if ('serviceWorker' in navigator) await keepPage(page)
  }, [look, revalidate, page])

  const send = useCallback(async () => {
    // The network may come back while an attempt still waits for it: try once more rather than in half a minute.
    missed.current = running.current
    if (!queue.current || running.current) return
    const before = await look()
    if (before === 0) return
    running.current = true
    setBusy(true)
    let how = await sync(queue.current)
    while (missed.current) {
      missed.current = false
      how = await sync(queue.current)
    }
    running.current = false
    setBusy(false)
    setEnd(how)
    if ((await look()) < before) await settled()
  }, [look, settled])

  useEffect(() => {
    if (!userId) return
    const network = () => {
      setOnline(navigator.onLine)
      if (navigator.onLine) void send()
    }
    const told = (event: MessageEvent<{ kind?: string }>) => {
      if (event.data?.kind === 'kept') setKept(true)
      if (event.data?.kind === 'sent') {
        setEnd('sent')
        void settled()
      }
    }
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
      navigator.serviceWorker
        .register('/terrain.sw.js', { scope: '/' })
        .then(() => keepPage(page))
        .catch(() => undefined)
    }
    return () => {
      clearInterval(again)
      window.removeEventListener('online', network)
      window.removeEventListener('offline', network)
      if ('serviceWorker' in navigator) navigator.serviceWorker.removeEventListener('message', told)
    }
  }, [hub, userId, page, look, send, settled])

  return {
    ...{ ready, online, kept, busy, end, reports },
    async add(report) {
      if (!queue.current) return false
      await queue.current.add(report)
      await look()
      void askForSync()
      void send()
      return true
    },
    async dismiss(report) {
      await queue.current?.remove(report)
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

// The page « Ma journée » without a network. It keeps that page and the files it is made of, nothing else of the site;
// at sign-out it first sends what waits, then forgets everything but what could not leave.
// The store of reports is that of src/modules/requests/field/queue.ts: change both together.
const CACHE = 'palier-terrain-1'
const SLOW_MS = 4000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const isDay = (url) => /^\/[a-z0-9-]+\/terrain$/.test(url.pathname)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.method === 'POST' && url.pathname === '/deconnexion') event.respondWith(signOut(request))
  else if (request.method !== 'GET') return
  else if (request.mode === 'navigate' && isDay(url)) event.respondWith(day(request, url))
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/icon.svg')
    event.respondWith(piece(request))
})

/** The network's page, kept for later; the kept one when the network is away or too slow. */
async function day(request, url) {
  const cache = await caches.open(CACHE)
  const kept = () => cache.match(url.pathname, { ignoreVary: true })
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && url.search === '') await cache.put(url.pathname, answer.clone())
    // Signed out, or no longer allowed: what was kept is nobody's business any more.
    else if (answer.type === 'opaqueredirect' || answer.status === 403 || answer.status === 404)
      await cache.delete(url.pathname)
    return answer
  })
  const slow = new Promise((resolve) => setTimeout(resolve, SLOW_MS))
  try {
    const first = await Promise.race([asked, slow])
    return first ?? (await kept()) ?? (await asked)
  } catch {
    return (await kept()) ?? Response.error()
  }
}

async function piece(request) {
  const kept = await caches.match(request, { cacheName: CACHE, ignoreVary: true })
  return kept ?? (await fetch(request))
}

self.addEventListener('message', (event) => {
  if (event.data?.kind === 'keep') event.waitUntil(keep(event.data.page, event.data.pieces))
})

/** Keeps the page of the day anew, with the files it uses; those of an older version go. */
async function keep(page, pieces) {
  const cache = await caches.open(CACHE)
  const answer = await fetch(page, { redirect: 'manual' })
  if (answer.ok) await cache.put(page, answer)
  const wanted = new Set(pieces)
  for (const one of await cache.keys()) {
    const { pathname } = new URL(one.url)
    if (pathname.startsWith('/assets/') && !wanted.has(pathname)) await cache.delete(one)
  }
  await Promise.all(
    [...wanted].map(async (path) => {
      if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path)
    }),
  )
  for (const client of await self.clients.matchAll()) client.postMessage({ kind: 'kept' })
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'palier-terrain') event.waitUntil(sendAll())
})

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function store(mode) {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'palier-terrain')) return null
  const db = await asked(indexedDB.open('palier-terrain'))
  return db.transaction('reports', mode).objectStore('reports')
}

/** Then tells the pages that are open: they sent nothing themselves and would not know. */
async function sendAll() {
  const sent = await navigator.locks.request('palier-terrain', sendInOrder)
  if (sent > 0) for (const client of await self.clients.matchAll()) client.postMessage({ kind: 'sent' })
}

async function sendInOrder() {
  const reports = await store('readonly')
  let sent = 0
  if (!reports) return sent
  for (const report of await asked(reports.getAll())) {
    if (report.state !== 'waiting') continue
    const form = new FormData()
    for (const name of [
      'id',
      'userId',
      'requestId',
      'outcome',
      'reason',
      'minutes',
      'note',
      'signer',
      'deviceAt',
    ])
      if (report[name]) form.append(name, report[name])
    report.photos.forEach((photo, i) => {
      form.append('photos', photo, `photo-${i + 1}.jpg`)
    })
    if (report.signature) form.append('signature', report.signature, 'signature.png')
    const answer = await fetch(`/${report.hub}/terrain/envoi`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    if (answer.status !== 200 && answer.status !== 422) return sent
    const said = await answer.json()
    const done = said.verdict !== 'refused'
    const line = {
      ...report,
      state: done ? 'sent' : 'refused',
      words: said.words,
      safe: answer.status === 200,
    }
    await asked((await store('readwrite')).put(done ? { ...line, photos: [], signature: null } : line))
    sent++
  }
  return sent
}

async function signOut(request) {
  await sendAll().catch(() => undefined)
  const answer = await fetch(request)
  await caches.delete(CACHE)
  const reports = await store('readwrite').catch(() => null)
  if (reports)
    for (const one of await asked(reports.getAll()))
      if (one.state !== 'waiting' && one.safe) reports.delete(one.n)
  return answer
}

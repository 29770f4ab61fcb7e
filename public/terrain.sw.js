// The pages of a phone that work without a network: « Ma journée » and the driver's page of a round. It keeps those
// pages and the files they are made of, nothing else of the site; at sign-out it first sends what waits, then forgets
// everything but what could not leave.
// The store of what was said is that of src/ui/outbox/queue.ts: change both together.
const CACHE = 'palier-terrain-1'
const SLOW_MS = 4000
/** A round is driven in a day: its page goes when nobody opened it for so long. */
const OLD_MS = 3 * 24 * 3_600_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const isKept = (url) => /^\/[a-z0-9-]+\/(terrain|tournees\/T\d{4}-\d+\/route)$/.test(url.pathname)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.method === 'POST' && url.pathname === '/deconnexion') event.respondWith(signOut(request))
  else if (request.method === 'POST' && request.mode === 'navigate' && isKept(url))
    event.respondWith(plainForm(request, url))
  else if (request.method !== 'GET') return
  else if (request.mode === 'navigate' && isKept(url)) event.respondWith(page(request, url))
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/icon.svg')
    event.respondWith(piece(request))
})

/** A form sent before the page's scripts were there: without a network, the kept page again rather than none. */
const plainForm = (request, url) =>
  fetch(request).catch(
    async () =>
      (await caches.match(url.pathname, { cacheName: CACHE, ignoreVary: true })) ?? Response.error(),
  )

/** The network's page, kept for later; the kept one when the network is away or too slow. */
async function page(request, url) {
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

/** Beside each page kept, the files it is made of and when it was kept: files are shared, and go with their last page. */
const listOf = (path) => `${path}?pieces`

/** Keeps a page anew, with the files it uses; pages of old rounds go, and the files that no page uses any more. */
async function keep(path, pieces) {
  const cache = await caches.open(CACHE)
  const answer = await fetch(path, { redirect: 'manual' })
  if (answer.ok) await cache.put(path, answer)
  await cache.put(listOf(path), Response.json({ at: Date.now(), pieces }))
  await Promise.all(
    [...new Set(pieces)].map(async (piece) => {
      if (!(await cache.match(piece, { ignoreVary: true }))) await cache.add(piece)
    }),
  )
  await tidy(cache)
  for (const client of await self.clients.matchAll()) client.postMessage({ kind: 'kept' })
}

async function tidy(cache) {
  const wanted = new Set()
  const pages = (await cache.keys()).filter(({ url }) => isKept(new URL(url)) && new URL(url).search === '')
  for (const one of pages) {
    const { pathname } = new URL(one.url)
    const list = await (await cache.match(listOf(pathname)))?.json()
    // Kept by the worker before this one: which files are its own is not known until it is opened again.
    if (!list) return
    if (pathname.includes('/tournees/') && list.at < Date.now() - OLD_MS) {
      await cache.delete(one)
      await cache.delete(listOf(pathname))
    } else for (const piece of list.pieces) wanted.add(piece)
  }
  for (const one of await cache.keys()) {
    const { pathname } = new URL(one.url)
    if (pathname.startsWith('/assets/') && !wanted.has(pathname)) await cache.delete(one)
  }
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

/** Fields of a report of « Ma journée » as the first phones kept it, beside each other and `waiting`. */
const FIRST_FIELDS = ['requestId', 'outcome', 'reason', 'minutes', 'note', 'signer']

function asKept(line) {
  if (line.fields) return line
  const fields = Object.fromEntries(FIRST_FIELDS.map((name) => [name, line[name]]))
  return { ...line, page: 'terrain', fields, state: line.state === 'waiting' ? 'queued' : line.state }
}

async function sendInOrder() {
  const reports = await store('readonly')
  let sent = 0
  if (!reports) return sent
  for (const kept of (await asked(reports.getAll())).map(asKept)) {
    if (kept.state !== 'queued') continue
    const form = new FormData()
    const { id, userId, deviceAt } = kept
    for (const [name, value] of Object.entries({ id, userId, deviceAt, ...kept.fields }))
      if (value) form.append(name, value)
    kept.photos.forEach((photo, i) => {
      form.append('photos', photo, `photo-${i + 1}.jpg`)
    })
    if (kept.signature) form.append('signature', kept.signature, 'signature.png')
    const answer = await fetch(`/${kept.hub}/${kept.page}/envoi`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    if (answer.status !== 200 && answer.status !== 422) return sent
    const said = await answer.json()
    const done = said.verdict !== 'refused'
    const line = {
      ...kept,
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
      if (asKept(one).state !== 'queued' && one.safe) reports.delete(one.n)
  return answer
}

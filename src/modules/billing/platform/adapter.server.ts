import { type LifeState, stateOfCode } from '../rules/lifecycle.ts'

export type Envelope = {
  /** The same when a deposit is tried again, so that the platform may tell. */
  readonly id: string
  readonly number: string
  /** SIREN of the hub, whose account it is. */
  readonly siren: string | null
  readonly pdf: Uint8Array
}
export type Deposit = { readonly reference: string } | { readonly failure: string; readonly final: boolean }
export type Word = {
  readonly reference: string
  readonly state: LifeState
  readonly at: Date
  readonly why: string | null
}
type Words = { readonly words: readonly Word[]; readonly cursor: string }

/**
 * An e-invoicing platform (plateforme agréée): takes an invoice, tells what becomes of those it took, and hears that one
 * was paid. Each platform has an interface of its own: another one is another object of this shape.
 */
export type EInvoicePlatform = {
  readonly name: string
  deposit(envelope: Envelope): Promise<Deposit>
  /** What was said since the cursor; null when it could not be asked. */
  wordsSince(siren: string | null, cursor: string | null): Promise<Words | null>
  /** Tells that an invoice was cashed (212); false when it could not be told. */
  tellCashed(reference: string, at: Date): Promise<boolean>
}

const TIMEOUT_MS = 20_000
const TRY_AGAIN = [408, 425, 429]

/**
 * Any platform that speaks these three requests over HTTP (a bridge of a few lines does it for one that does not):
 * - `POST /invoices`, the Factur-X as body, `X-Invoice-Number`, `X-Idempotency-Key` and `X-Siren` beside: answers
 *   `{ "reference": "…" }`;
 * - `GET /events?after=CURSOR`: answers `{ "cursor": "…", "events": [{ "reference", "status", "at", "reason" }] }`, a
 *   status being a code of the reform (`200` or `fr:200`);
 * - `POST /invoices/REFERENCE/events` of `{ "status": 212, "at": "…" }`.
 * The name and password of the address go as basic authorization, `token` as a bearer.
 */
export function httpPlatform(url: string, token?: string): EInvoicePlatform {
  const at = new URL(url)
  const name = decodeURIComponent(at.username)
  const basic = Buffer.from(`${name}:${decodeURIComponent(at.password)}`).toString('base64')
  at.username = ''
  at.password = ''
  const base = at.href.replace(/\/+$/, '')
  const authorization = token ? `Bearer ${token}` : name ? `Basic ${basic}` : null
  const ask = (path: string, init: RequestInit = {}, siren: string | null = null) =>
    fetch(`${base}${path}`, {
      ...init,
      headers: {
        ...(init.headers as Record<string, string>),
        ...(authorization && { Authorization: authorization }),
        ...(siren && { 'X-Siren': siren }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  return {
    name: at.hostname,
    async deposit({ id, number, siren, pdf }) {
      const headers = {
        'Content-Type': 'application/pdf',
        'X-Invoice-Number': number,
        'X-Idempotency-Key': id,
      }
      try {
        const answer = await ask('/invoices', { method: 'POST', headers, body: Buffer.from(pdf) }, siren)
        if (!answer.ok) {
          await answer.body?.cancel()
          const final = answer.status < 500 && !TRY_AGAIN.includes(answer.status)
          return { failure: `http ${answer.status}`, final }
        }
        const told = (await answer.json()) as { reference?: unknown }
        return typeof told.reference === 'string' && told.reference !== ''
          ? { reference: told.reference.slice(0, 200) }
          : { failure: 'no reference', final: false }
      } catch (error) {
        return { failure: error instanceof Error ? error.name : 'unknown', final: false }
      }
    },
    async wordsSince(siren, cursor) {
      try {
        const answer = await ask(`/events${cursor ? `?after=${encodeURIComponent(cursor)}` : ''}`, {}, siren)
        if (!answer.ok) return null
        const told = (await answer.json()) as { cursor?: unknown; events?: unknown }
        const events = Array.isArray(told.events) ? told.events : []
        return {
          cursor: typeof told.cursor === 'string' ? told.cursor.slice(0, 500) : (cursor ?? ''),
          words: events.map(wordOf).filter((word) => word !== null),
        }
      } catch {
        return null
      }
    },
    async tellCashed(reference, when) {
      try {
        const body = JSON.stringify({ status: 212, at: when.toISOString() })
        const headers = { 'Content-Type': 'application/json' }
        const path = `/invoices/${encodeURIComponent(reference)}/events`
        const answer = await ask(path, { method: 'POST', headers, body })
        await answer.body?.cancel()
        return answer.ok
      } catch {
        return false
      }
    },
  }
}

/** One word of a platform; what cannot be read is left out: others’ mistakes stop nothing here. */
function wordOf(raw: unknown): Word | null {
  const { reference, status, at, reason } = (raw ?? {}) as Record<string, unknown>
  const state = typeof status === 'string' || typeof status === 'number' ? stateOfCode(status) : null
  const when = new Date(typeof at === 'string' ? at : Number.NaN)
  if (typeof reference !== 'string' || !state || Number.isNaN(when.getTime())) return null
  return { reference, state, at: when, why: typeof reason === 'string' ? reason.slice(0, 500) : null }
}

/** The platform that the environment names (`EINVOICE_URL`, `EINVOICE_TOKEN`); null: invoices wait to be deposited by hand. */
export function platformOfEnvironment(): EInvoicePlatform | null {
  const { EINVOICE_URL: url, EINVOICE_TOKEN: token } = process.env
  return url && /^https?:\/\/./.test(url) ? httpPlatform(url, token) : null
}

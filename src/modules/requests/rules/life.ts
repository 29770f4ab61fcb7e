import { machine } from '#kit/machine.ts'

/** Reçue → Qualifiée → [Devis envoyé → Acceptée] → Affectée → En cours → Réalisée → Réglée → Close (DOMAIN). */
export const REQUEST_STATES = [
  'received',
  'qualified',
  'quoted',
  'accepted',
  'assigned',
  'started',
  'done',
  'paid',
  'closed',
  'cancelled',
  'refused',
  'redirected',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const REQUEST_VERBS = [
  'receive',
  'qualify',
  'quote',
  'accept',
  'assign',
  'start',
  'finish',
  'pay',
  'unpay',
  'close',
  'reopen',
  'cancel',
  'refuse',
  'redirect',
] as const
export type RequestVerb = (typeof REQUEST_VERBS)[number]

export const CHANNELS = ['counter', 'phone', 'web', 'email', 'on-site', 'prescriber'] as const
export type Channel = (typeof CHANNELS)[number]

/** States in which nothing more is expected. */
export const ENDED: readonly RequestState[] = ['closed', 'cancelled', 'refused', 'redirected']

const BEFORE_WORK = ['received', 'qualified', 'quoted', 'accepted'] as const

/**
 * The life of a request. At the counter a job may be taken, done and paid in one go, so work may start and finish
 * from any state before it; payment comes after the work; a free job is closed without payment.
 */
export const requestLife = machine<RequestState, RequestVerb>([
  { verb: 'qualify', from: ['received'], to: 'qualified' },
  { verb: 'quote', from: ['received', 'qualified'], to: 'quoted' },
  { verb: 'accept', from: ['quoted'], to: 'accepted' },
  { verb: 'assign', from: ['received', 'qualified', 'accepted', 'assigned', 'started'], to: 'assigned' },
  { verb: 'start', from: ['received', 'qualified', 'accepted', 'assigned'], to: 'started' },
  { verb: 'finish', from: ['received', 'qualified', 'accepted', 'assigned', 'started'], to: 'done' },
  { verb: 'pay', from: ['done'], to: 'paid' },
  { verb: 'unpay', from: ['paid'], to: 'done' },
  { verb: 'close', from: ['done', 'paid'], to: 'closed' },
  { verb: 'reopen', from: ['closed', 'cancelled', 'refused', 'redirected'], to: 'qualified' },
  { verb: 'cancel', from: [...BEFORE_WORK, 'assigned', 'started'], to: 'cancelled' },
  { verb: 'refuse', from: [...BEFORE_WORK], to: 'refused' },
  { verb: 'redirect', from: [...BEFORE_WORK, 'assigned'], to: 'redirected' },
])

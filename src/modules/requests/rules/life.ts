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
  'decline',
  'withdraw',
  'assign',
  'start',
  'finish',
  'fail',
  'pay',
  'unpay',
  'close',
  'reopen',
  'cancel',
  'refuse',
  'redirect',
] as const
export type RequestVerb = (typeof REQUEST_VERBS)[number]

export const CHANNELS = ['counter', 'phone', 'web', 'email', 'on-site', 'prescriber', 'contract'] as const
export type Channel = (typeof CHANNELS)[number]

/** What else is told in the history of a request, without moving it along its life. */
export const REQUEST_NOTES = ['share', 'collect', 'uncollect'] as const
export type RequestNote = (typeof REQUEST_NOTES)[number]

/**
 * Where a request stands for those who work: to look at, being worked on, to collect at the counter, billed (done,
 * and only organisations still owe), over.
 */
export const PHASES = ['triage', 'work', 'collect', 'billed', 'over'] as const
export type Phase = (typeof PHASES)[number]

const PHASE_OF: Record<RequestState, Phase> = {
  received: 'triage',
  qualified: 'triage',
  accepted: 'triage',
  quoted: 'work',
  assigned: 'work',
  started: 'work',
  done: 'collect',
  paid: 'over',
  closed: 'over',
  cancelled: 'over',
  refused: 'over',
  redirected: 'over',
}
/** The tab of a state; for a finished request, before one looks at who still owes (see `shares/owed.server.ts`). */
export const phaseOf = (state: RequestState): Phase => PHASE_OF[state]

/** Somebody still waits for it. */
export const isOpen = (state: RequestState): boolean =>
  phaseOf(state) === 'triage' || phaseOf(state) === 'work'

/** Hours in which a request should be answered. Source: default thresholds of the test phase. */
export const PROMISE_HOURS = 48

/** Somebody waits for longer than they were told: open, and past the target of its service. */
export const isLate = ({ state, targetAt }: { state: RequestState; targetAt: Date }, now: Date): boolean =>
  isOpen(state) && targetAt < now

/** Days given to a delay: one of 30 h ends on the second day. */
export const daysOfDelay = (hours: number): number => Math.ceil(hours / 24)

/** Written before this instant and still unread, a form of the public is late: nobody chose its service yet. */
export const lateBefore = (now: Date): Date => new Date(now.getTime() - PROMISE_HOURS * 3_600_000)

/** Days ahead from which recurring work stands among what waits. */
export const HORIZON_DAYS = 14

const BEFORE_WORK = ['received', 'qualified', 'quoted', 'accepted'] as const

/**
 * The life of a request. At the counter a job may be taken, done and paid in one go, so work may start and finish
 * from any state before it; payment comes after the work; a free job is closed without payment. What was finished by
 * mistake, or must be done again, is reopened. A quote that is declined or withdrawn leaves the request to look at
 * again; another one takes its place without a detour.
 */
export const requestLife = machine<RequestState, RequestVerb>([
  { verb: 'qualify', from: ['received'], to: 'qualified' },
  { verb: 'quote', from: ['received', 'qualified', 'quoted'], to: 'quoted' },
  { verb: 'accept', from: ['quoted'], to: 'accepted' },
  { verb: 'decline', from: ['quoted'], to: 'qualified' },
  { verb: 'withdraw', from: ['quoted'], to: 'qualified' },
  { verb: 'assign', from: ['received', 'qualified', 'accepted', 'assigned', 'started'], to: 'assigned' },
  { verb: 'start', from: ['received', 'qualified', 'accepted', 'assigned'], to: 'started' },
  { verb: 'finish', from: ['received', 'qualified', 'accepted', 'assigned', 'started'], to: 'done' },
  // Somebody went and could not do it: the desk decides again.
  { verb: 'fail', from: ['received', 'qualified', 'accepted', 'assigned', 'started'], to: 'qualified' },
  { verb: 'pay', from: ['done'], to: 'paid' },
  { verb: 'unpay', from: ['paid', 'closed'], to: 'done' },
  { verb: 'close', from: ['done', 'paid'], to: 'closed' },
  { verb: 'reopen', from: ['done', 'closed', 'cancelled', 'refused', 'redirected'], to: 'qualified' },
  { verb: 'cancel', from: [...BEFORE_WORK, 'assigned', 'started'], to: 'cancelled' },
  { verb: 'refuse', from: [...BEFORE_WORK], to: 'refused' },
  { verb: 'redirect', from: [...BEFORE_WORK, 'assigned'], to: 'redirected' },
])

/** Does this verb need a reason? Turning somebody away does, and so does giving up money that is owed. */
export const needsWhy = (verb: RequestVerb, state: RequestState, price: bigint): boolean =>
  verb === 'cancel' ||
  verb === 'refuse' ||
  verb === 'redirect' ||
  (verb === 'close' && state === 'done' && price > 0n)

/** The verb a page puts forward in each state; none when nothing more is expected. */
export function nextVerb(state: RequestState): RequestVerb | null {
  if (state === 'quoted') return 'accept'
  if (isOpen(state)) return 'finish'
  return state === 'done' ? 'pay' : null
}

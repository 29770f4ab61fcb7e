import { describe, expect, test } from 'vitest'
import {
  isOpen,
  needsWhy,
  nextVerb,
  PHASES,
  phaseOf,
  REQUEST_STATES,
  REQUEST_VERBS,
  type RequestState,
  type RequestVerb,
  requestLife,
} from './life.ts'

/** The life as a person would draw it: state → the verbs allowed there and where each leads. */
const DRAWN: Record<RequestState, Partial<Record<RequestVerb, RequestState>>> = {
  received: {
    qualify: 'qualified',
    quote: 'quoted',
    assign: 'assigned',
    start: 'started',
    finish: 'done',
    fail: 'qualified',
    cancel: 'cancelled',
    refuse: 'refused',
    redirect: 'redirected',
  },
  qualified: {
    quote: 'quoted',
    assign: 'assigned',
    start: 'started',
    finish: 'done',
    fail: 'qualified',
    cancel: 'cancelled',
    refuse: 'refused',
    redirect: 'redirected',
  },
  quoted: {
    quote: 'quoted',
    accept: 'accepted',
    decline: 'qualified',
    withdraw: 'qualified',
    cancel: 'cancelled',
    refuse: 'refused',
    redirect: 'redirected',
  },
  accepted: {
    assign: 'assigned',
    start: 'started',
    finish: 'done',
    fail: 'qualified',
    cancel: 'cancelled',
    refuse: 'refused',
    redirect: 'redirected',
  },
  assigned: {
    assign: 'assigned',
    start: 'started',
    finish: 'done',
    fail: 'qualified',
    cancel: 'cancelled',
    redirect: 'redirected',
  },
  started: { assign: 'assigned', finish: 'done', fail: 'qualified', cancel: 'cancelled' },
  done: { pay: 'paid', close: 'closed', reopen: 'qualified' },
  paid: { unpay: 'done', close: 'closed' },
  closed: { unpay: 'done', reopen: 'qualified' },
  cancelled: { reopen: 'qualified' },
  refused: { reopen: 'qualified' },
  redirected: { reopen: 'qualified' },
}

describe.each(REQUEST_STATES)('from %s', (state) => {
  test.each(REQUEST_VERBS)('%s leads where the drawing says, or is refused', (verb) => {
    const to = DRAWN[state][verb]
    const next = requestLife.next(state, verb)
    expect(next).toEqual(to ? { ok: true, value: to } : { ok: false, code: 'not_from_this_state' })
  })
})

test('every state has a phase, and only awaited ones are open', () => {
  for (const state of REQUEST_STATES) {
    expect(PHASES).toContain(phaseOf(state))
    expect(isOpen(state)).toBe(['triage', 'work'].includes(phaseOf(state)))
  }
})

test('the verb put forward is one that the state allows', () => {
  for (const state of REQUEST_STATES) {
    const verb = nextVerb(state)
    if (verb) expect(requestLife.next(state, verb).ok).toBe(true)
  }
})

test('turning somebody away or giving money up needs a reason', () => {
  expect(needsWhy('cancel', 'received', 0n)).toBe(true)
  expect(needsWhy('refuse', 'received', 0n)).toBe(true)
  expect(needsWhy('redirect', 'received', 0n)).toBe(true)
  expect(needsWhy('close', 'done', 1n)).toBe(true)
  expect(needsWhy('close', 'done', 0n)).toBe(false)
  expect(needsWhy('close', 'paid', 1n)).toBe(false)
})

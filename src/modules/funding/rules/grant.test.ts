import { expect, test } from 'vitest'
import { type Day, day } from '#kit/day.ts'
import { type GrantDays, nextOf, unlikelyGrant } from './grant.ts'
import { GRANT_STATES, grantLife } from './life.ts'

const none: GrantDays = {
  ...{ callOn: null, answerOn: null, startsOn: null, endsOn: null, reportOn: null, reportedOn: null },
}
const days: GrantDays = {
  callOn: day('2026-02-01'),
  answerOn: day('2026-04-01'),
  startsOn: day('2026-05-01'),
  endsOn: day('2026-12-31'),
  reportOn: day('2027-06-30'),
  reportedOn: null,
}

const today = day('2026-03-02')

test.each([
  [{}, undefined],
  [{ amount: 0n }, 'amount_needed'],
  [{ amount: 1_000_000_001n }, 'amount_absurd'],
  [{ callOn: day('1900-01-01') }, 'day_far'],
  [{ reportOn: day('2106-06-30') }, 'day_far'],
  [{ answerOn: day('2026-01-31') }, 'answer_before_call'],
  [{ endsOn: day('2026-04-30') }, 'agreement_ends_before'],
  [{ reportOn: day('2026-04-30') }, 'report_before_start'],
] as const)('a grant with %o is unlikely: %s', (over, code) => {
  expect(unlikelyGrant({ ...days, amount: 1000n, ...over }, today)?.code).toBe(code)
})

test('instalments never sum above the grant', () => {
  expect(unlikelyGrant({ ...days, amount: 1000n }, today, 1000n)).toBeUndefined()
  expect(unlikelyGrant({ ...days, amount: 1000n }, today, 1001n)?.code).toBe('instalments_over_amount')
})

const owed = (on: string, received = false): { dueOn: Day; received: boolean } => ({
  dueOn: day(on),
  received,
})

test('what is awaited next follows the state', () => {
  expect(nextOf({ ...days, state: 'watched' }, [])).toEqual({ kind: 'call', on: '2026-02-01' })
  expect(nextOf({ ...days, state: 'applied' }, [])).toEqual({ kind: 'answer', on: '2026-04-01' })
  const granted = { ...days, state: 'granted' } as const
  expect(nextOf(granted, [owed('2026-06-15', true), owed('2026-09-15')])).toEqual({
    kind: 'instalment',
    on: '2026-09-15',
  })
  expect(nextOf(granted, [owed('2026-06-15', true)])).toEqual({ kind: 'end', on: '2026-12-31' })
  expect(nextOf({ ...days, state: 'ended' }, [])).toEqual({ kind: 'report', on: '2027-06-30' })
  expect(nextOf({ ...days, reportedOn: day('2027-05-01'), state: 'ended' }, [])).toBeNull()
  expect(nextOf({ ...days, state: 'refused' }, [owed('2026-06-15')])).toBeNull()
  expect(nextOf({ ...none, state: 'watched' }, [])).toBeNull()
})

test('each state leads on or back, and nowhere else', () => {
  expect(GRANT_STATES.map((state) => grantLife.verbs(state))).toEqual([
    ['apply', 'grant', 'refuse'],
    ['grant', 'refuse', 'back'],
    ['end', 'back'],
    ['back'],
    ['back'],
  ])
  expect(grantLife.next('granted', 'back')).toEqual({ ok: true, value: 'applied' })
  expect(grantLife.next('refused', 'grant')).toEqual({ ok: false, code: 'not_from_this_state' })
})

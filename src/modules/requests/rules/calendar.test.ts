import { expect, test } from 'vitest'
import { day, instantOf } from '#kit/day.ts'
import {
  beside,
  daysOf,
  daysTouched,
  hoursShown,
  mondayOf,
  pieceOn,
  sideBySide,
  weekNumber,
} from './calendar.ts'
import {
  freeLane,
  overlap,
  parseResource,
  parseTime,
  parseWho,
  plannedMinutes,
  spanFrom,
  spanOfDays,
} from './slots.ts'

const ZONE = 'Europe/Paris'
const paris = (on: string, minute: number) => instantOf(day(on), minute, ZONE)

test('a view shows whole weeks from Monday', () => {
  expect(daysOf('day', day('2026-03-04'))).toEqual(['2026-03-04'])
  expect(daysOf('week', day('2026-03-04'))[0]).toBe('2026-03-02')
  expect(daysOf('week', day('2026-03-08'))).toHaveLength(7)
  const march = daysOf('month', day('2026-03-15'))
  expect([march[0], march.at(-1), march.length % 7]).toEqual(['2026-02-23', '2026-04-05', 0])
  expect(mondayOf(day('2026-03-01'))).toBe('2026-02-23')
  expect(beside('month', day('2026-01-31'), 1)).toBe('2026-02-01')
  expect(beside('week', day('2026-03-02'), -1)).toBe('2026-02-23')
  expect([
    weekNumber(day('2026-01-01')),
    weekNumber(day('2027-01-03')),
    weekNumber(day('2026-12-28')),
  ]).toEqual([1, 53, 53])
})

test('a visit over midnight takes its part of each day', () => {
  const late = { startsAt: paris('2026-03-03', 23 * 60), endsAt: paris('2026-03-04', 60) }
  expect(pieceOn(day('2026-03-03'), late, ZONE)).toEqual({
    from: 1380,
    to: 1440,
    goesOn: { before: false, after: true },
  })
  expect(pieceOn(day('2026-03-04'), late, ZONE)).toEqual({
    from: 0,
    to: 60,
    goesOn: { before: true, after: false },
  })
  expect(pieceOn(day('2026-03-05'), late, ZONE)).toBeNull()
  expect(daysTouched(late, ZONE)).toEqual(['2026-03-03', '2026-03-04'])
  // Until midnight sharp is not the next day.
  const evening = { startsAt: paris('2026-03-03', 22 * 60), endsAt: paris('2026-03-04', 0) }
  expect(daysTouched(evening, ZONE)).toEqual(['2026-03-03'])
  expect(pieceOn(day('2026-03-04'), evening, ZONE)).toBeNull()
})

test('on the days when clocks change, pieces stand where the wall says', () => {
  const spring = { startsAt: paris('2026-03-29', 90), endsAt: paris('2026-03-29', 4 * 60) }
  expect(spring.endsAt.getTime() - spring.startsAt.getTime()).toBe(90 * 60_000)
  expect(pieceOn(day('2026-03-29'), spring, ZONE)).toMatchObject({ from: 90, to: 240 })
  // 02:30 summer time to 02:30 winter time: an hour of work that the wall reads as none.
  const twice = { startsAt: new Date('2026-10-25T00:30:00Z'), endsAt: new Date('2026-10-25T01:30:00Z') }
  expect(pieceOn(day('2026-10-25'), twice, ZONE)).toMatchObject({ from: 150, to: 165 })
  const { startsAt, endsAt } = spanOfDays(day('2026-03-29'), day('2026-03-30'), ZONE)
  expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(23)
})

test('pieces that overlap stand side by side, the others take the whole width', () => {
  const pieces = [
    { from: 540, to: 600 },
    { from: 570, to: 630 },
    { from: 600, to: 660 },
    { from: 720, to: 750 },
  ]
  expect(sideBySide(pieces)).toEqual([
    { at: 0, of: 2 },
    { at: 1, of: 2 },
    { at: 0, of: 2 },
    { at: 0, of: 1 },
  ])
  expect(sideBySide([])).toEqual([])
  expect(hoursShown([])).toEqual({ from: 480, to: 1140 })
  expect(hoursShown([{ from: 395, to: 1171 }])).toEqual({ from: 360, to: 1200 })
})

test('slots: lanes, ends, durations and what is typed', () => {
  expect([freeLane(1, []), freeLane(1, [{ lane: 1 }]), freeLane(3, [{ lane: 1 }, { lane: 3 }])]).toEqual([
    1,
    null,
    2,
  ])
  const nine = { startsAt: paris('2026-03-03', 540), endsAt: paris('2026-03-03', 600) }
  const ten = { startsAt: paris('2026-03-03', 600), endsAt: paris('2026-03-03', 660) }
  expect([overlap(nine, ten), overlap(nine, nine)]).toEqual([false, true])
  expect(spanFrom(nine.startsAt, 4)).toEqual({ ok: false, code: 'duration_wrong', field: 'minutes' })
  expect([plannedMinutes(45, 3), plannedMinutes(0, 2), plannedMinutes(600, 9)]).toEqual([135, 30, 1440])
  expect(['9h', '09:30', '7h05', '24:00', 'midi', '12:75'].map((text) => parseTime(text))).toEqual([
    { ok: true, value: 540 },
    { ok: true, value: 570 },
    { ok: true, value: 425 },
    ...Array.from({ length: 3 }, () => ({ ok: false, code: 'not_a_time' })),
  ])
  const id = '018f3b1c-0000-7000-8000-000000000001'
  expect([
    parseWho(`person:${id}`),
    parseWho('user:ab-12'),
    parseWho('org:x'),
    parseWho(`vehicle:${id}`),
  ]).toEqual([`person:${id}`, 'user:ab-12', null, null])
  expect([parseResource(`vehicle:${id}`), parseResource("user:a'b"), parseResource(null)]).toEqual([
    `vehicle:${id}`,
    null,
    null,
  ])
})

import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { ErrandKey } from '../errands/errand.ts'
import { type TellRound, type TellStop, type Told, type ToSay, whatToSay } from './telling.ts'

const TODAY = day('2026-12-01')
const TOMORROW = day('2026-12-02')
const at = (hour: number, minute = 0) => (hour * 60 + minute) * 60
const WANTS = { slots: true, road: true, missed: true }

const stop = (n: number, hour: number, more: Partial<TellStop> = {}): TellStop => ({
  key: `request:${n}` as ErrandKey,
  ...{ part: 'whole', state: 'todo', hours: [], minutes: 10, agreed: null, reason: null },
  ...{ arrival: at(hour), begin: at(hour), departure: at(hour) + 600, legSeconds: 600 },
  ...{ arrivedAt: null, doneAt: null },
  ...more,
})
const round = (stops: TellStop[], more: Partial<TellRound> = {}): TellRound => ({
  ...{ id: 'r', day: TODAY, state: 'ready', leftAt: null, stops },
  ...more,
})

/** Says what is to be said, and remembers it as told: the first said comes last. */
function place(wants = WANTS) {
  const told = new Map<ErrandKey, Told[]>()
  return (rounds: TellRound[], hour: number, minute = 0, today = TODAY): string[] => {
    const now = { day: today, second: at(hour, minute), yesterday: day('2026-11-30') }
    const says = whatToSay({ rounds, told, now, wants })
    const words = says.map(({ key, kind, from }: ToSay) => `${key.slice(8)} ${kind} ${from}`)
    for (const one of says) told.set(one.key, [one, ...(told.get(one.key) ?? [])])
    return words
  }
}

test('a published round tells each its slot, once; a draft tells nobody', () => {
  const say = place()
  expect(say([round([stop(1, 9)], { state: 'draft' })], 8)).toEqual([])
  expect(say([round([stop(1, 9), stop(2, 10)])], 8)).toEqual(['1 planned 510', '2 planned 570'])
  expect(say([round([stop(1, 9), stop(2, 10)])], 8)).toEqual([])
})

test('what is past, not placed, over, or a delivery of something carried is told to nobody', () => {
  const stops = [
    stop(1, 7),
    stop(2, 9, { arrival: null, begin: null }),
    stop(3, 9, { state: 'done' }),
    stop(4, 9, { part: 'delivery' }),
  ]
  expect(place()([round(stops)], 8)).toEqual([])
})

test('put on another day or in another round, it is a change and not a first word', () => {
  const say = place()
  say([round([stop(1, 9)])], 8)
  expect(say([round([]), round([stop(1, 9)], { id: 's', day: TOMORROW })], 8)).toEqual(['1 moved 510'])
  expect(say([round([]), round([stop(1, 9)], { id: 's', day: TOMORROW })], 8)).toEqual([])
})

test('taken out of a round that is published again, or cancelled with it: taken back, once', () => {
  const say = place()
  say([round([stop(1, 9), stop(2, 10)])], 8)
  expect(say([round([stop(1, 9)], { state: 'draft' })], 8)).toEqual([])
  expect(say([round([stop(1, 9)])], 8)).toEqual(['2 off 0'])
  expect(say([round([stop(1, 9, { state: 'dropped' })], { state: 'cancelled' })], 8)).toEqual(['1 off 0'])
  expect(say([round([stop(1, 9, { state: 'dropped' })], { state: 'cancelled' })], 8)).toEqual([])
})

test('held by the draft of another round, it is left alone until that one is published', () => {
  const say = place()
  say([round([stop(1, 9)])], 8)
  const draft = round([stop(1, 11)], { id: 's', state: 'draft' })
  expect(say([round([]), draft], 8)).toEqual([])
  expect(say([round([]), { ...draft, state: 'ready' }], 8)).toEqual(['1 moved 630'])
})

test('on the road: the next is told of soon, the others when they slip, those over nothing', () => {
  const say = place()
  // Fifty minutes of road before the second, an hour and fifty before the third.
  const stops = [stop(1, 9), stop(2, 10, { legSeconds: 3000 }), stop(3, 12, { legSeconds: 6600 })]
  say([round(stops)], 8)
  const out = (done: TellStop[], leftAt: number) =>
    round([...done, ...stops.slice(done.length)], { state: 'out', leftAt })
  expect(say([out([], at(8, 50))], 8, 50)).toEqual(['1 soon 540'])
  const long = stop(1, 9, { state: 'done', arrivedAt: at(9), doneAt: at(10, 30) })
  expect(say([out([long], at(8, 50))], 10, 31)).toEqual(['2 late 680', '3 late 800'])
  expect(say([out([long], at(8, 50))], 11)).toEqual([])
})

test('a round left open since yesterday tells nobody that somebody comes', () => {
  const out = round([stop(1, 9)], { state: 'out', leftAt: at(8), day: day('2026-11-30') })
  expect(place()([out], 9)).toEqual([])
})

test('what failed or was not reached is told once, never to who refused', () => {
  const say = place()
  const failed = { state: 'failed', reason: 'absent' } as const
  const stops = [stop(1, 9, failed), stop(2, 10, { ...failed, reason: 'refused' }), stop(3, 11)]
  const out = round(stops, { state: 'out', leftAt: at(9) })
  expect(say([out], 10, 55)).toEqual(['3 soon 655', '1 missed 0'])
  expect(say([round(stops, { state: 'ended' })], 12)).toEqual(['3 missed 0'])
  expect(say([round(stops, { state: 'ended' })], 12)).toEqual([])
})

test('what a hub does not want told is not', () => {
  const none = { slots: false, road: false, missed: false }
  const failed = stop(1, 9, { state: 'failed', reason: 'absent' })
  expect(place(none)([round([stop(2, 10)]), round([failed], { state: 'out', leftAt: at(9) })], 8)).toEqual([])
})

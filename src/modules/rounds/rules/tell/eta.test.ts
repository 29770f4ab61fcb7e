import { expect, test } from 'vitest'
import { believable, liveArrivals, promised, type RoadStop, roadToSay, type Said, slotToSay } from './eta.ts'

const at = (hour: number, minute = 0) => (hour * 60 + minute) * 60
const stop = (arrival: number, more: Partial<RoadStop> = {}): RoadStop => ({
  ...{ state: 'todo', hours: [], minutes: 10, arrival, departure: arrival + 600, legSeconds: 600 },
  ...{ arrivedAt: null, doneAt: null },
  ...more,
})

/** Three stops ten minutes apart, ten minutes each; a break of half an hour before the third. */
const ROUND = [stop(at(9, 10)), stop(at(9, 30)), stop(at(10, 20))]

test('a round that left on time is where the plan says', () => {
  expect(liveArrivals(ROUND, { leftAt: at(9), now: at(9) })).toEqual([at(9, 10), at(9, 30), at(10, 20)])
})

test('a late leaving moves them all, the break kept', () => {
  expect(liveArrivals(ROUND, { leftAt: at(9, 25), now: at(9, 25) })).toEqual([
    at(9, 35),
    at(9, 55),
    at(10, 45),
  ])
})

test('what was done last is where it goes on from', () => {
  const done = stop(at(9, 10), { state: 'done', arrivedAt: at(9, 12), doneAt: at(9, 50) })
  expect(liveArrivals([done, ...ROUND.slice(1)], { leftAt: at(9), now: at(9, 52) })).toEqual([
    null,
    at(10),
    at(10, 50),
  ])
})

test('somebody at a door stays there as long as the work takes', () => {
  const here = stop(at(9, 10), { state: 'arrived', arrivedAt: at(9, 20) })
  const live = (now: number) => liveArrivals([here, ...ROUND.slice(1)], { leftAt: at(9), now })
  expect(live(at(9, 21))).toEqual([at(9, 20), at(9, 40), at(10, 30)])
  expect(live(at(10))).toEqual([at(9, 20), at(10, 10), at(11)])
})

test('a silent phone is where it may be by now: nothing is foreseen in the past', () => {
  expect(liveArrivals(ROUND, { leftAt: at(9), now: at(10, 30) })).toEqual([
    at(10, 30),
    at(10, 50),
    at(11, 40),
  ])
})

test('a door that opens later is waited for, one that closed is not', () => {
  const late = stop(at(9, 10), { hours: [{ from: 600, to: 660 }], departure: at(10, 10) })
  expect(liveArrivals([late, stop(at(10, 20))], { leftAt: at(9), now: at(9) })[1]).toBe(at(10, 20))
  const shut = stop(at(9, 10), { hours: [{ from: 480, to: 500 }] })
  expect(liveArrivals([shut, stop(at(9, 30))], { leftAt: at(9), now: at(9) })[1]).toBe(at(9, 30))
})

test('an address that is not placed has no hour, and holds back nobody', () => {
  const nowhere = stop(0, { arrival: null, departure: null, legSeconds: null })
  expect(liveArrivals([nowhere, stop(at(9, 10))], { leftAt: at(9), now: at(9) })).toEqual([null, at(9, 10)])
})

test('so late that nobody knows: nothing is foreseen', () => {
  expect(believable(at(12), at(9))).toBe(at(12))
  expect(believable(at(12) + 1, at(9))).toBeNull()
  expect([believable(null, at(9)), believable(at(9), null)]).toEqual([null, at(9)])
})

const slot: Said = { kind: 'planned', from: 570, to: 630 }

test('a slot is told once, and anew only when it is left', () => {
  expect(slotToSay(at(9, 50), { said: [], agreed: null })).toEqual(slot)
  expect(slotToSay(at(9, 50), { said: [slot], agreed: null })).toBeNull()
  expect(slotToSay(at(10, 29), { said: [slot], agreed: null })).toBeNull()
  expect(slotToSay(at(10, 50), { said: [slot], agreed: null })).toEqual({ kind: 'moved', from: 630, to: 690 })
})

test('an hour agreed by hand and kept is not told again; a slot taken back is', () => {
  expect(slotToSay(at(9, 50), { said: [], agreed: 595 })).toBeNull()
  expect(slotToSay(at(9, 50), { said: [], agreed: 700 })).toEqual(slot)
  const missed: Said = { kind: 'missed', from: 0, to: 0 }
  expect(promised([missed, slot])).toBeNull()
  expect(slotToSay(at(9, 50), { said: [missed, slot], agreed: null })).toEqual(slot)
})

test('somebody comes soon: told once, when it is near', () => {
  const road = { now: at(9, 30), said: [slot], planned: at(9, 50) }
  expect(roadToSay(at(10, 18), road)).toBeNull()
  expect(roadToSay(at(9, 58), road)).toEqual({ kind: 'soon', from: 600, to: 600 })
  const soon: Said = { kind: 'soon', from: 600, to: 600 }
  expect(roadToSay(at(9, 58), { ...road, said: [soon, slot] })).toBeNull()
})

test('a slip is told beyond twenty minutes, out of the slot, against what was told last', () => {
  const road = { now: at(9), said: [slot], planned: at(9, 50) }
  expect(roadToSay(at(10, 29), road)).toBeNull()
  expect(roadToSay(at(10, 40), road)).toEqual({ kind: 'late', from: 640, to: 640 })
  const late: Said = { kind: 'late', from: 640, to: 640 }
  expect(roadToSay(at(11), { ...road, said: [late, slot] })).toBeNull()
  expect(roadToSay(at(11, 1), { ...road, said: [late, slot] })).toEqual({ kind: 'late', from: 660, to: 660 })
  expect(roadToSay(at(12), { ...road, said: [late, late, slot] })).toBeNull()
})

test('who was told a late hour is not told that somebody comes at that hour', () => {
  const late: Said = { kind: 'late', from: 640, to: 640 }
  const road = { now: at(10, 20), said: [late, slot], planned: at(9, 50) }
  expect(roadToSay(at(10, 42), road)).toBeNull()
})

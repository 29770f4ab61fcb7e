import { addDays, type Day, dayIn, daysBetween, minuteIn } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type NewNotice, notifyAll, type To } from '#modules/notices/index.server.ts'
import { requestsToCarry } from '#modules/requests/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { formatClock, formatDay } from '#ui/dates.ts'
import { type ErrandKey, errandKey } from '../rules/errands/errand.ts'
import { type TellRound, type Told, type ToSay, whatToSay } from '../rules/tell/telling.ts'
import {
  insertSayings,
  lockTelling,
  roundsBetween,
  type SayingRow,
  type StopRow,
  sayingsSince,
  stopsOfRounds,
  type ToldRound,
  tellingOf,
  whoOfErrands,
} from './store.server.ts'
import { tellEn } from './words.en.ts'
import { missedWords, tellFr } from './words.fr.ts'

/** How far ahead a published round is told of, in days. */
const AHEAD = 14

/**
 * Tells those who wait what is to be told now of the rounds published, on the road, back or cancelled: their slot, that
 * somebody comes soon, that it slips, that it is not today. What was said is kept, and said once. Answers how many were
 * told. It costs six reads whatever the number of stops, and one when no round is near.
 */
export async function tellRounds(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const today = dayIn(now, ctx.hub.zone)
  const yesterday = addDays(today, -1)
  const near = await ctx.read((tx) => roundsBetween(tx, ctx.hub.id, yesterday, addDays(today, AHEAD)))
  if (near.every(({ state }) => state === 'draft')) return 0
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const hubId = c.hub.id
      await lockTelling(tx, hubId)
      const rows = await roundsBetween(tx, hubId, yesterday, addDays(today, AHEAD))
      const stops = await stopsOfRounds(
        tx,
        hubId,
        rows.map(({ id }) => id),
      )
      const told = byErrand(await sayingsSince(tx, hubId, yesterday))
      const rounds = rows.map((row) => roundOf(row, stops, c.hub.zone))
      const wants = await tellingOf(tx, hubId)
      const second = secondOf(now, today, c.hub.zone)
      const says = whatToSay({ rounds, told, now: { day: today, second, yesterday }, wants })
      return says.length > 0 ? await say(c, says, rows) : 0
    }),
  )
}

/**
 * Seconds of an instant after the midnight that began a day, on the clock of the hub, as rounds are timed: on a day of 23
 * or 25 hours ten o'clock is 36,000 too. Negative before that day.
 */
export const secondOf = (at: Date, day: Day, zone: string): number =>
  daysBetween(day, dayIn(at, zone)) * 86_400 + minuteIn(at, zone) * 60 + at.getUTCSeconds()

function byErrand(rows: readonly SayingRow[]): Map<ErrandKey, Told[]> {
  const told = new Map<ErrandKey, Told[]>()
  for (const { errand, kind, fromMinute, toMinute, day, roundId } of rows) {
    const one = { kind, from: fromMinute, to: toMinute, day, roundId }
    const list = told.get(errand)
    if (list) list.push(one)
    else told.set(errand, [one])
  }
  return told
}

/** A window of half an hour or less is an hour that somebody agreed on. */
const AGREED = 30

/** A round with its stops as the rules of telling read them. */
export function roundOf(row: ToldRound, stops: readonly StopRow[], zone: string): TellRound {
  const second = (at: Date | null) => (at ? secondOf(at, row.day, zone) : null)
  return {
    ...{ id: row.id, day: row.day, state: row.state, leftAt: second(row.leftAt) },
    stops: stops
      .filter(({ roundId }) => roundId === row.id)
      .map((stop) => {
        const { hours, minutes, arrival, begin, departure, part, state, legSeconds, reason } = stop
        const only = hours.length === 1 ? hours[0]! : null
        return {
          ...{
            key: errandKey(stop),
            part,
            state,
            hours,
            minutes,
            arrival,
            begin,
            departure,
            legSeconds,
            reason,
          },
          agreed: only && only.to - only.from <= AGREED ? (only.from + only.to) / 2 : null,
          arrivedAt: second(stop.arrivedAt),
          doneAt: second(stop.doneAt),
        }
      }),
  }
}

type Whom = { to: To; number: string; what: string; subjectKind: string; subjectId: string; open: boolean }

/** Whom each errand is for, as one writes to them; nobody for those noted with a name only. */
async function whomOf(c: Ctx, keys: readonly ErrandKey[]): Promise<ReadonlyMap<ErrandKey, Whom>> {
  const idsOf = <Noun extends string>(kind: string) =>
    keys.flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length) as Id<Noun>] : []))
  const { rows: requests } = await requestsToCarry(c, { ids: idsOf<'Request'>('request:') })
  const errands = await c.tx((tx) => whoOfErrands(tx, c.hub.id, idsOf<'RoundErrand'>('errand:')))
  const whom = new Map<ErrandKey, Whom>()
  const put = (
    key: ErrandKey,
    {
      personId,
      organisationId,
    }: { personId: Id<'Person'> | null; organisationId: Id<'Organisation'> | null },
    rest: Omit<Whom, 'to'>,
  ) => {
    const to = personId ? { personId } : organisationId ? { organisationId } : null
    if (to) whom.set(key, { to, ...rest })
  }
  for (const one of requests)
    put(`request:${one.id}`, one, {
      ...{ number: one.number, what: one.serviceName, subjectKind: 'request', subjectId: one.id },
      open: one.phase === 'triage' || one.phase === 'work',
    })
  for (const one of errands)
    put(`errand:${one.id}`, one, {
      ...{ number: one.number, what: one.what, subjectKind: 'round-errand', subjectId: one.id },
      open: one.state === 'open',
    })
  return whom
}

async function say(c: Ctx, says: readonly ToSay[], rounds: readonly ToldRound[]): Promise<number> {
  const whom = await whomOf(
    c,
    says.map(({ key }) => key),
  )
  const ready = says.flatMap((one) => {
    const to = whom.get(one.key)
    const round = rounds.find(({ id }) => id === one.roundId)
    // Given up meanwhile: whoever did it knows that nobody comes.
    const pointless = one.kind === 'off' && to && !to.open
    return to && round && !pointless ? [{ one, to, round }] : []
  })
  const written = await notifyAll(
    c,
    ready.map(({ one, to, round }) => noticeOf(c, one, to, round)),
  )
  const at = c.now()
  const said = ready.filter((_, i) => written[i])
  await c.tx(async (tx) => {
    await insertSayings(
      tx,
      said.map(({ one, round }) => ({
        ...{ hubId: c.hub.id, id: newId<'RoundSaying'>(), roundId: round.id, errand: one.key, day: one.day },
        ...{ kind: one.kind, fromMinute: one.from, toMinute: one.to, at },
      })),
    )
    for (const { id } of rounds) {
      const n = said.filter(({ round }) => round.id === id).length
      if (n > 0) await audit(tx, c, 'tell', 'round', id, { n })
    }
  })
  return said.length
}

/** The first name: « Youssef arrive vers 10 h 20 ». */
const called = (name: string): string => name.split(' ')[0] ?? name

function noticeOf(c: Ctx, one: ToSay, to: Whom, round: ToldRound): NewNotice {
  const year = c.today().slice(0, 4)
  const about = { to: to.to, subjectKind: to.subjectKind, subjectId: to.subjectId }
  const both = (of: (locale: 'fr' | 'en') => string) => ({ fr: of('fr'), en: of('en') })
  const day = both((locale) => formatDay(one.day, locale, year))
  const time = both((locale) => formatClock(one.to, locale))
  const what = { number: to.number, service: to.what }
  const slot = {
    fr: tellFr.between(formatClock(one.from, 'fr'), formatClock(one.to, 'fr')),
    en: tellEn.between(formatClock(one.from, 'en'), formatClock(one.to, 'en')),
  }
  switch (one.kind) {
    case 'planned':
    case 'moved':
      return {
        ...about,
        template: one.kind === 'moved' ? 'passage-moved' : 'passage-planned',
        data: { ...what, day, slot, who: round.whoName },
      }
    case 'soon':
    case 'late':
      return {
        ...about,
        template: one.kind === 'soon' ? 'passage-soon' : 'passage-late',
        data: { ...what, time, who: called(round.whoName) },
      }
    case 'missed': {
      const why = missedWords(one.reason)
      return { ...about, template: 'passage-missed', data: { ...what, day, answer: why } }
    }
    default:
      return { ...about, template: 'passage-off', data: { ...what, day } }
  }
}

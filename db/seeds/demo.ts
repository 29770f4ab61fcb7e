import { hashPassword } from 'better-auth/crypto'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { addDays, addMonthsToDay, dayIn, instantOf } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { refreshPoints } from '#modules/measures/index.server.ts'
import { refreshAlerts } from '#modules/plan/index.server.ts'
import { refreshStageWatch } from '#modules/trial/index.server.ts'
import { handClock } from '#platform/clock/clock.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { type Db, openDb } from '#platform/db/db.server.ts'
import { hubs } from '#platform/db/tables.ts'
import { createAccount, createHub, giveRole } from '#platform/session/accounts.server.ts'
import { DEMO_DOMAIN, DEMO_PASSWORD } from '#platform/session/demo.server.ts'
import { diary } from './diary.ts'
import { eraseDemo } from './erase.ts'
import { live } from './live.ts'
import { settleMessages } from './messages.ts'
import { quartier } from './quartier.ts'
import { rural } from './rural.ts'
import type { Story } from './story.ts'

const STORIES: readonly Story[] = [quartier, rural]
const ZONE = 'Europe/Paris'
/** The place of a demo hub whose year is not lived yet: a seeding that was cut is seen by it and begun again. */
const UNFINISHED = '…'

const opening = (now: Date): Date => instantOf(addMonthsToDay(dayIn(now, ZONE), -13), 9 * 60, ZONE)

/** One account per word of the casts; somebody in two hubs has one account. */
async function accountsOf(db: Db, at: Date): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const users = new Map<string, string>()
  for (const { cast } of STORIES)
    for (const { word, name } of cast)
      if (!users.has(word)) {
        const account = await createAccount(db, { name, email: `${word}@${DEMO_DOMAIN}`, passwordHash, at })
        users.set(word, must(account).userId)
      }
  return users
}

async function tell(
  db: Db,
  story: Story,
  users: ReadonlyMap<string, string>,
  now: Date,
  learn: () => Promise<void>,
): Promise<void> {
  const clock = handClock(opening(now))
  const hub = must(
    await createHub(db, { ...story.hub, place: UNFINISHED, zone: ZONE, demo: true, createdAt: clock.now() }),
  )
  const system = createCtx({ db, hub, clock, actor: { userId: null, name: 'Palier', roles: ['admin'] } })
  for (const { word, role, also = [] } of story.cast)
    for (const one of [role, ...also]) await giveRole(system, users.get(word)!, one)
  // What is written in the year (a quote) bears the real place; the row waits for its own until the end.
  const lived = { ...hub, place: story.hub.place }
  const pages = diary({ db, hub: lived }, clock)
  for (const days of LEARNT_AFTER) {
    const day = addDays(dayIn(opening(now), ZONE), days)
    pages.plan(pages.at(day, 0), system.actor, learn)
  }
  await live(story, { hub: lived, diary: pages, users, now })
  clock.set(now)
  await settleMessages(system)
  await refreshPoints(system)
  await refreshAlerts(system)
  await refreshStageWatch(system, db)
  await db.auth.update(hubs).set({ place: story.hub.place }).where(eq(hubs.id, hub.id))
}

/** Days after which the planner learns what the tables hold: they fill faster than the database looks by itself. */
const LEARNT_AFTER = [45, 120, 240]

/** Tells the planner of PostgreSQL what the tables hold by now. */
const learner = (config: pg.ClientConfig) => async (): Promise<void> => {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

/**
 * A year has come at once: the planner learns what the tables hold, and what was committed lazily reaches the disk
 * before anybody relies on it (only a superuser may order that; elsewhere the server does it within a second).
 */
async function settle(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('ANALYZE')
    await client.query('CHECKPOINT').catch(() => undefined)
  } finally {
    await client.end()
  }
}

/**
 * Fills an empty database with the two hubs of the workshop reports and their last twelve months, lived through
 * the real use cases. The same `now` gives the same year. Answers false, and does nothing, when a hub exists.
 * `begin` is told before the work; `sealSecret` seals the payments, as on a server.
 */
export async function seedDemo(
  config: pg.ClientConfig,
  now: Date,
  { begin, sealSecret }: { begin?: () => void; sealSecret?: () => Promise<string> } = {},
): Promise<boolean> {
  const db = openDb(config, { batch: true, sealSecret })
  try {
    const known = await db.auth.select({ demo: hubs.demo, place: hubs.place }).from(hubs)
    const torn =
      known.length > 0 && known.every((hub) => hub.demo) && known.some((hub) => hub.place === UNFINISHED)
    if (known.length > 0 && !torn) return false
    begin?.()
    if (torn) await eraseDemo(config, DEMO_DOMAIN)
    const users = await accountsOf(db, opening(now))
    await Promise.all(STORIES.map((story) => tell(db, story, users, now, learner(config))))
    await settle(config)
    return true
  } finally {
    await db.close()
  }
}

import type { ClientConfig } from 'pg'
import { must } from '#kit/result.ts'
import { type HandClock, handClock } from '#platform/clock/clock.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type Db, openDb } from '#platform/db/db.server.ts'
import { createHub } from '#platform/session/accounts.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { freshDatabase } from './run/database.ts'

export type TestHub = {
  ctx: Ctx
  db: Db
  /** The superuser's connection to its database, for what the application's role may not do. */
  config: ClientConfig
  clock: HandClock
  /** The same hub seen by somebody with these roles. */
  as(...roles: Role[]): Ctx
  /** Another hub of the same database, seen by its coordinator. */
  other(slug: string): Promise<Ctx>
  close(): Promise<void>
}

/** A fresh database with one hub, its coordinator, and a clock that stands at 2026-03-02 10:00 in Paris. */
export async function testHub(): Promise<TestHub> {
  const fresh = await freshDatabase()
  const db = openDb(fresh.config, { sealSecret: async () => 'the secret of tests' })
  const clock = handClock(new Date('2026-03-02T09:00:00Z'))
  const open = async (slug: string) => {
    const hub = must(
      await createHub(db, {
        slug,
        name: slug,
        kind: 'quartier',
        place: 'Grenoble',
        zone: 'Europe/Paris',
        demo: false,
        createdAt: clock.now(),
      }),
    )
    return (...roles: Role[]) =>
      createCtx({ db, hub, clock, actor: { userId: null, name: `${roles.join('+')} of ${slug}`, roles } })
  }
  const as = await open('essai')
  return {
    ctx: as('coordinator'),
    db,
    config: fresh.config,
    clock,
    as,
    other: async (slug) => (await open(slug))('coordinator'),
    async close() {
      await db.close()
      await fresh.drop()
    },
  }
}

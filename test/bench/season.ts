import pg from 'pg'
import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addRecurrence } from '#modules/contracts/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { generateSeason } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { round } from './pages.ts'

export type SeasonResults = {
  jobs: number
  /** Seconds: the season, the same rows copied by one bare INSERT … SELECT, and the same season again. */
  season: number
  bare: number
  again: number
  ratio: number
}

const EVERY_DAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** Sixty-six works of every day make 1,980 jobs in thirty days: as many as one season may. */
const WORKS = 66
const DAYS = 30

const seconds = (since: number) => (performance.now() - since) / 1000

async function works(ctx: Ctx, from: Day): Promise<void> {
  const service = { activity: 'building-service', unit: 'job', minutes: 45, directCost: cents(2000) } as const
  const prices = { 'building-manager': cents(4800) }
  const serviceId = must(await addService(ctx, { ...service, name: 'Local à poubelles', prices })).id
  const syndic = { name: 'Syndic des essais', kind: 'building-manager', siret: undefined } as const
  const organisationId = must(await addOrganisation(ctx, syndic)).id
  for (let n = 0; n < WORKS; n++)
    must(
      await addRecurrence(ctx, {
        ...{ title: `Montée ${n}`, organisationId, serviceId, quantity: 1, startsOn: from, minutes: 45 },
        words: { rhythm: 'week', every: 1, days: EVERY_DAY },
        holidays: 'keep',
      }),
    )
}

/** A month of about 2,000 recurring jobs in one action: against the same rows copied by the database alone. */
export async function measureSeason(ctx: Ctx, config: pg.ClientConfig): Promise<SeasonResults> {
  const from = addDays(ctx.today(), 1)
  await works(ctx, addMonthsToDay(from, -1))
  const season = async (start: Day) => {
    const since = performance.now()
    const { made } = must(await generateSeason(ctx, { from: start, to: addDays(start, DAYS - 1) }))
    return { made, took: seconds(since) }
  }
  // Once for the compiler of the machine, on another month.
  await season(addDays(from, DAYS))
  const first = await season(from)
  const again = await season(from)
  const client = new pg.Client(config)
  await client.connect()
  await client.query('CREATE TABLE bench_requests (LIKE requests INCLUDING ALL)')
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
     WHERE table_name = 'requests' AND is_generated = 'NEVER'`,
  )
  const { columns } = rows[0]!
  const since = performance.now()
  await client.query(
    `INSERT INTO bench_requests (${columns}) SELECT ${columns} FROM requests
     WHERE occurrence_on BETWEEN '${from}' AND '${addDays(from, DAYS - 1)}'`,
  )
  const bare = seconds(since)
  await client.query('DROP TABLE bench_requests')
  await client.end()
  return {
    jobs: first.made,
    ...{ season: round(first.took), bare: round(bare), again: round(again.took) },
    ratio: round(first.took / bare),
  }
}

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { readDrafts } from '#modules/people/import/drafts.ts'
import type { Facts } from '#modules/people/import/fields.ts'
import { readPeopleFile } from '#modules/people/import/file.server.ts'
import { messyFile } from '#modules/people/import/fixture.ts'
import { guessMapping } from '#modules/people/import/headings.ts'
import { importBundle, readBundle } from '#modules/people/import/import.server.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { personKeys } from '#modules/people/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type ImportResults = {
  people: number
  /** Seconds: reading and cleaning the rows, a bare COPY of them, the import, and the same file again. */
  validation: number
  copy: number
  import: number
  again: number
  /** The import over a bare COPY plus validation. */
  ratio: number
}

const PEOPLE = 10_000
const seconds = (since: number) => (performance.now() - since) / 1000
const round = (value: number) => Math.round(value * 1000) / 1000

/** Reads and cleans every row; writes nothing. */
async function validate(bytes: Uint8Array): Promise<Facts[]> {
  const sheet = must(await readPeopleFile(bytes))
  const mapping = guessMapping(sheet.heads)
  return readDrafts({ sheet, mapping, source: 'bench', year: 2026, also: fr.also }).map(({ facts }) => facts)
}

const escaped = (value: string | null) =>
  value === null
    ? '\\N'
    : value.replace(/[\\\t\n\r]/g, (letter) => (letter === '\\' ? '\\\\' : `\\${letter}`))

/** The cleaned rows by COPY into a table like the one of people, with its keys, indexes and search words. */
async function bareCopy(client: pg.Client, hubId: string, rows: readonly Facts[]): Promise<number> {
  await client.query('CREATE TABLE bench_people (LIKE people INCLUDING ALL)')
  const since = performance.now()
  const at = new Date().toISOString()
  const records = rows.map((facts) => {
    const { firstName, lastName, email, phone, street, postcode, city, needs } = facts
    const { sortKey, twin, words } = personKeys(facts)
    return [hubId, newId(), firstName, lastName, email, phone, street, postcode, city, needs]
      .concat('inhabitant', sortKey, twin, words, at, at)
      .map(escaped)
  })
  const copy = `COPY bench_people (hub_id, id, first_name, last_name, email, phone, street, postcode, city, needs,
    segment, sort_key, twin, words, created_at, updated_at) FROM STDIN`
  await pipeline(
    Readable.from([records.map((cells) => `${cells.join('\t')}\n`).join('')]),
    client.query(copyFrom(copy)),
  )
  const took = seconds(since)
  await client.query('DROP TABLE bench_people')
  return took
}

/** 10,000 messy people into a hub: against a bare COPY plus validation of the same rows. */
export async function measureImport(ctx: Ctx, config: pg.ClientConfig): Promise<ImportResults> {
  const bytes = (seed: number, people: number) =>
    new TextEncoder().encode(messyFile('spreadsheet', people, seed))
  const file = bytes(1, PEOPLE)
  // Once for the compiler of the machine, on other people.
  await validate(bytes(2, 2000))
  const fromValidation = performance.now()
  const facts = await validate(file)
  const validation = seconds(fromValidation)
  const client = new pg.Client(config)
  await client.connect()
  const copy = await bareCopy(client, ctx.hub.id, facts)
  await client.end()
  const bring = async () => {
    const since = performance.now()
    must(await importBundle(ctx, must(await readBundle(ctx, { name: 'bench.csv', bytes: file }))))
    return seconds(since)
  }
  const first = await bring()
  const again = await bring()
  const ratio = first / (validation + copy)
  return {
    people: facts.length,
    ...{ validation: round(validation), copy: round(copy), import: round(first), again: round(again) },
    ratio: round(ratio),
  }
}

import { and, eq, lt, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { memberships } from '../memberships/tables.ts'
import type { PersonRole, PersonSegment } from '../rules/segments.ts'
import { personKeys } from '../store.server.ts'
import { people, personRoles } from '../tables.ts'
import type { Draft, Facts } from './fields.ts'
import type { Target } from './find.ts'
import type { ImportPlan, Known, KnownPerson } from './match.ts'
import { importFiles, importMappings, peopleImports, personSources } from './tables.ts'

export type WaitingFile = typeof importFiles.$inferSelect
export type PastImport = typeof peopleImports.$inferSelect

/** The file that an account has sent and not imported yet, or whose rows to correct are left. */
export async function waitingFile(tx: Tx, ctx: Ctx): Promise<WaitingFile | null> {
  const { userId } = ctx.actor
  if (userId === null) return null
  const [row] = await tx
    .select()
    .from(importFiles)
    .where(and(eq(importFiles.hubId, ctx.hub.id), eq(importFiles.userId, userId)))
  return row ?? null
}

type NewFile = Omit<typeof importFiles.$inferInsert, 'hubId' | 'id' | 'at' | 'userId'>

/** Keeps a file in place of the one that waited. */
export async function putFile(tx: Tx, ctx: Ctx, userId: string, file: NewFile): Promise<void> {
  const row = { ...file, id: newId<'ImportFile'>(), importId: file.importId ?? null, at: ctx.now() }
  await tx
    .insert(importFiles)
    .values({ hubId: ctx.hub.id, userId, ...row })
    .onConflictDoUpdate({ target: [importFiles.hubId, importFiles.userId], set: row })
}

const mine = (ctx: Ctx, id: Id<'ImportFile'>) =>
  and(eq(importFiles.hubId, ctx.hub.id), eq(importFiles.id, id))

export async function setFile(tx: Tx, ctx: Ctx, id: Id<'ImportFile'>, set: Partial<NewFile>): Promise<void> {
  await tx.update(importFiles).set(set).where(mine(ctx, id))
}

export async function dropFile(tx: Tx, ctx: Ctx, id: Id<'ImportFile'>): Promise<void> {
  await tx.delete(importFiles).where(mine(ctx, id))
}

/** Lets go of the files that nobody looked at since `before`. */
export async function dropFilesBefore(tx: Tx, ctx: Ctx, before: Date): Promise<void> {
  await tx.delete(importFiles).where(and(eq(importFiles.hubId, ctx.hub.id), lt(importFiles.at, before)))
}

export async function mappingOf(
  tx: Tx,
  ctx: Ctx,
  headsKey: string,
): Promise<typeof importMappings.$inferSelect | null> {
  const own = and(eq(importMappings.hubId, ctx.hub.id), eq(importMappings.headsKey, headsKey))
  const [row] = await tx.select().from(importMappings).where(own)
  return row ?? null
}

export async function keepMapping(
  tx: Tx,
  ctx: Ctx,
  kept: Pick<typeof importMappings.$inferInsert, 'headsKey' | 'mapping' | 'choices'>,
): Promise<void> {
  const row = { ...kept, at: ctx.now() }
  await tx
    .insert(importMappings)
    .values({ hubId: ctx.hub.id, ...row })
    .onConflictDoUpdate({ target: [importMappings.hubId, importMappings.headsKey], set: row })
}

/** Imports made, the newest first. */
export const pastImports = (tx: Tx, ctx: Ctx): Promise<PastImport[]> =>
  tx
    .select()
    .from(peopleImports)
    .where(eq(peopleImports.hubId, ctx.hub.id))
    .orderBy(sql`${peopleImports.id} DESC`)
    .limit(20)

/** One import of a hub at a time: two at once would each take the other's people for new. */
export async function lockImports(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`people.import ${ctx.hub.id}`}, 0))`)
}

/** A whole list as one parameter: the statement has the same text whatever the number of people. */
const list = (values: Iterable<string>) => sql.param([...new Set(values)])

type FoundRow = Facts & {
  id: Id<'Person'>
  segment: PersonSegment
  left: boolean
  mergedInto: Id<'Person'> | null
}

/**
 * Everybody who may be in the file, found by e-mail, telephone, name (both ways round) or the number they were
 * imported under: four reads of indexes for all rows together. A record that was merged leads to the one kept.
 * @param lock holds those people until the transaction ends.
 */
export async function knownFor(tx: Tx, ctx: Ctx, drafts: readonly Draft[], lock: boolean): Promise<Known> {
  const hubId = ctx.hub.id
  const keys = drafts.flatMap(({ key, mark }) => (mark ? [key, mark] : [key]))
  const { rows: sources } = await tx.execute<{ key: string; personId: Id<'Person'>; print: string }>(sql`
    SELECT s.key, coalesce(p.merged_into, p.id) AS "personId", s.print
    FROM ${personSources} s JOIN ${people} p ON p.hub_id = s.hub_id AND p.id = s.person_id
    WHERE s.hub_id = ${hubId} AND s.key = ANY(${list(keys)}::text[])`)
  const some = (field: 'email' | 'phone') => drafts.flatMap(({ facts }) => facts[field] ?? [])
  const names = drafts.flatMap(({ facts: { firstName, lastName } }) => [
    fold(`${lastName} ${firstName}`),
    fold(`${firstName} ${lastName}`),
  ])
  const columns = sql`id, first_name AS "firstName", last_name AS "lastName", email, phone, street, postcode, city,
    needs, segment, left_at IS NOT NULL AS left, merged_into AS "mergedInto"`
  const { rows } = await tx.execute<FoundRow>(sql`
    SELECT ${columns} FROM ${people} WHERE hub_id = ${hubId} AND (
      email = ANY(${list(some('email'))}::text[]) OR phone = ANY(${list(some('phone'))}::text[])
      OR sort_key = ANY(${list(names)}::text[])
      OR id = ANY(${list(sources.map(({ personId }) => personId))}::uuid[]))
    ORDER BY left_at IS NOT NULL, id ${lock ? sql`FOR UPDATE` : sql``}`)
  const here = new Set(rows.map(({ id }) => id))
  const away = rows.flatMap(({ mergedInto }) => (mergedInto && !here.has(mergedInto) ? [mergedInto] : []))
  if (away.length > 0) {
    const kept = await tx.execute<FoundRow>(sql`
      SELECT ${columns} FROM ${people} WHERE hub_id = ${hubId} AND id = ANY(${list(away)}::uuid[])
      ORDER BY id ${lock ? sql`FOR UPDATE` : sql``}`)
    rows.push(...kept.rows)
  }
  const ties = await tiesFor(
    tx,
    ctx,
    rows.map(({ id }) => id),
  )
  const factsOf = ({
    id: _id,
    segment: _segment,
    left: _left,
    mergedInto: _kept,
    ...facts
  }: FoundRow): Facts => facts
  const aliases = new Map<Id<'Person'>, Facts[]>()
  for (const row of rows)
    if (row.mergedInto) aliases.set(row.mergedInto, [...(aliases.get(row.mergedInto) ?? []), factsOf(row)])
  return {
    people: rows
      .filter(({ mergedInto }) => mergedInto === null)
      .map((row) => ({
        ...{ id: row.id, facts: factsOf(row), segment: row.segment, left: row.left },
        ...ties(row.id),
        aliases: aliases.get(row.id) ?? [],
      })),
    sources: new Map(sources.map((row) => [row.key, row])),
  }
}

/** Memberships and roles of people; those of a record that was merged count for the one kept. */
async function tiesFor(tx: Tx, ctx: Ctx, ids: Id<'Person'>[]) {
  const periods = new Map<string, KnownPerson['memberships'][number][]>()
  const roles = new Map<string, PersonRole[]>()
  if (ids.length > 0) {
    const whose = sql`JOIN ${people} p ON p.hub_id = t.hub_id AND p.id = t.person_id
      WHERE t.hub_id = ${ctx.hub.id} AND (p.id = ANY(${list(ids)}::uuid[]) OR p.merged_into = ANY(${list(ids)}::uuid[]))`
    const joined = await tx.execute<{ id: string; startsOn: Day; endsOn: Day; fee: string }>(sql`
      SELECT coalesce(p.merged_into, p.id) AS id, starts_on AS "startsOn", ends_on AS "endsOn", fee
      FROM ${memberships} t ${whose}`)
    for (const { id, fee, ...period } of joined.rows)
      periods.set(id, [...(periods.get(id) ?? []), { ...period, fee: cents(BigInt(fee)) }])
    const held = await tx.execute<{ id: string; role: PersonRole }>(sql`
      SELECT coalesce(p.merged_into, p.id) AS id, role FROM ${personRoles} t ${whose} AND until IS NULL`)
    for (const { id, role } of held.rows) roles.set(id, [...(roles.get(id) ?? []), role])
  }
  return (id: string) => ({ memberships: periods.get(id) ?? [], roles: roles.get(id) ?? [] })
}

const columnsOf = (target: Target) => {
  const { firstName, lastName, email, phone, street, postcode, city, needs } = target.facts
  const { sortKey, twin, words } = personKeys(target.facts)
  return {
    ...{
      id: target.id,
      first_name: firstName,
      last_name: lastName,
      email,
      phone,
      street,
      postcode,
      city,
      needs,
    },
    ...{ segment: target.segment, sort_key: sortKey, twin, words },
  }
}

/** Rows as one JSON parameter, read as the columns told. */
const rowsOf = (rows: readonly object[], columns: string) =>
  sql`json_to_recordset(${JSON.stringify(rows)}::json) AS r(${sql.raw(columns)})`
const PERSON = `id uuid, first_name text, last_name text, email text, phone text, street text, postcode text, city text,
  needs text, segment text, sort_key text, twin text, words text`

/** Writes a plan in five statements, whatever the number of people. */
export async function writePlan(tx: Tx, ctx: Ctx, plan: ImportPlan): Promise<void> {
  const hubId = ctx.hub.id
  const at = ctx.now()
  const made = plan.targets.filter(({ isNew }) => isNew)
  const changed = plan.targets.filter(({ isNew, changed }) => !isNew && changed.size > 0)
  if (made.length > 0)
    await tx.execute(sql`
      INSERT INTO ${people} (hub_id, id, first_name, last_name, email, phone, street, postcode, city, needs, segment,
        sort_key, twin, words, created_at, updated_at)
      SELECT ${hubId}::uuid, r.id, r.first_name, r.last_name, r.email, r.phone, r.street, r.postcode, r.city, r.needs,
        r.segment, r.sort_key, r.twin, r.words, ${at}::timestamptz, ${at}::timestamptz
      FROM ${rowsOf(made.map(columnsOf), PERSON)}`)
  if (changed.length > 0)
    await tx.execute(sql`
      UPDATE ${people} AS p SET first_name = r.first_name, last_name = r.last_name, email = r.email, phone = r.phone,
        street = r.street, postcode = r.postcode, city = r.city, needs = r.needs, segment = r.segment,
        sort_key = r.sort_key, twin = r.twin, words = r.words, updated_at = ${at}::timestamptz
      FROM ${rowsOf(changed.map(columnsOf), PERSON)} WHERE p.hub_id = ${hubId} AND p.id = r.id`)
  const joined = plan.targets.flatMap(({ id, addedMemberships }) =>
    addedMemberships.map(({ startsOn, endsOn, fee }) => ({
      ...{ id: newId<'Membership'>(), person_id: id },
      ...{ starts_on: startsOn, ends_on: endsOn, fee: String(fee) },
    })),
  )
  if (joined.length > 0)
    await tx.execute(sql`
      INSERT INTO ${memberships} (hub_id, id, person_id, starts_on, ends_on, fee, recorded_at)
      SELECT ${hubId}::uuid, r.*, ${at}::timestamptz
      FROM ${rowsOf(joined, 'id uuid, person_id uuid, starts_on date, ends_on date, fee bigint')}`)
  await writeRoles(tx, ctx, plan)
  const sources = plan.sources.map(({ key, print, personId }) => ({ key, print, person_id: personId }))
  if (sources.length > 0)
    await tx.execute(sql`
      INSERT INTO ${personSources} AS s (hub_id, key, person_id, print, at)
      SELECT ${hubId}::uuid, r.*, ${at}::timestamptz
      FROM ${rowsOf(sources, 'key text, person_id uuid, print text')}
      ON CONFLICT (hub_id, key) DO UPDATE SET person_id = excluded.person_id, print = excluded.print, at = excluded.at
        WHERE s.print <> excluded.print OR s.person_id <> excluded.person_id`)
}

async function writeRoles(tx: Tx, ctx: Ctx, { targets }: ImportPlan): Promise<void> {
  const today = ctx.today()
  const gained = targets.flatMap(({ id, addedRoles, addedMemberships }) =>
    [...addedRoles].map((role) => {
      // A member since their first membership of the file; other ties hold from today.
      const first = addedMemberships.map(({ startsOn }) => startsOn).sort()[0]
      return { person_id: id, role, since: (role === 'member' && first) || today }
    }),
  )
  if (gained.length === 0) return
  await tx.execute(sql`
    INSERT INTO ${personRoles} (hub_id, person_id, role, since)
    SELECT ${ctx.hub.id}::uuid, r.* FROM ${rowsOf(gained, 'person_id uuid, role text, since date')}
    ON CONFLICT (hub_id, person_id, role, since) DO UPDATE SET until = NULL`)
}

/** Notes that an import was made, in figures. */
export async function noteImport(
  tx: Tx,
  ctx: Ctx,
  made: Pick<PastImport, 'id' | 'name' | 'source' | 'counts'>,
): Promise<void> {
  const { userId, name: actorName } = ctx.actor
  await tx.insert(peopleImports).values({ hubId: ctx.hub.id, ...made, at: ctx.now(), userId, actorName })
}

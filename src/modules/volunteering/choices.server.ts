import { isId } from '#kit/id.ts'
import { listPeople } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { teamOf } from '#platform/session/team.server.ts'
import type { HolderKind } from './rules/words.ts'
import type { Holder } from './use-cases/keep-session.server.ts'

export type Choice = { value: string; label: string }
export type Choices = { team: Choice[]; volunteers: Choice[] }

const PAID: readonly Role[] = ['coordinator', 'treasurer', 'desk', 'drop-off', 'driver']

/** Everybody one may choose, by their key (`user:…`, `person:…`), with in what capacity they come. */
async function everybody(ctx: Ctx, db: Db) {
  const paid = await teamOf(ctx, db, PAID)
  const withAccount = await teamOf(ctx, db, ['volunteer'])
  const found = new Map<string, { name: string; kind: HolderKind }>()
  for (const { id, name } of paid) found.set(`user:${id}`, { name, kind: 'employee' })
  for (const { id, name } of withAccount)
    if (!found.has(`user:${id}`)) found.set(`user:${id}`, { name, kind: 'volunteer' })
  for (const role of ['staff', 'volunteer'])
    for (const row of (await listPeople(ctx, new URLSearchParams({ lien: role }))).rows) {
      const key = row.userId ? `user:${row.userId}` : `person:${row.id}`
      const name = `${row.firstName} ${row.lastName}`.trim()
      if (!found.has(key)) found.set(key, { name, kind: role === 'staff' ? 'employee' : 'volunteer' })
    }
  return found
}

/** Whose hours may be noted, and who may hold a session: the team, then volunteers, each by name. */
export async function workerChoices(ctx: Ctx, db: Db): Promise<Choices> {
  const found = [...(await everybody(ctx, db))].map(([value, { name, kind }]) => ({
    value,
    label: name,
    kind,
  }))
  const plain = (kinds: readonly HolderKind[]) =>
    found
      .filter((one) => kinds.includes(one.kind))
      .map(({ value, label }) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'fr'))
  return { team: plain(['employee']), volunteers: plain(['volunteer']) }
}

/** Whom these keys name; undefined for a key that is of nobody here. A person not in the lists holds it as a member. */
export async function holdersOf(ctx: Ctx, db: Db, keys: readonly string[]): Promise<(Holder | undefined)[]> {
  const found = await everybody(ctx, db)
  return keys.map((key): Holder | undefined => {
    const known = found.get(key)
    const id = key.slice(key.indexOf(':') + 1)
    if (key.startsWith('user:')) return known && { userId: id, ...known }
    return isId<'Person'>(id) ? { personId: id, kind: known?.kind ?? 'member' } : undefined
  })
}

import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { fullName, showPhone } from './rules/names.ts'
import { personKeys } from './store.server.ts'
import { people } from './tables.ts'

/** What somebody unknown said of themselves. */
export type Probe = { firstName: string; lastName: string; phone: string | null; email: string | null }

export type Alike = {
  id: Id<'Person'>
  name: string
  /** Town and phone, to tell two of the same name apart. */
  detail: string
  /** What they share with the probe: the surest first. */
  by: 'phone' | 'email' | 'name'
  /** Bears the same name, whatever else they share: a phone alone may be a neighbour's. */
  named: boolean
  left: boolean
}

const SURE = ['phone', 'email', 'name'] as const

/**
 * Records that each probe may already be, by phone, address or name, the surest first: one query of index reads
 * whatever the number of probes. At most five each.
 */
export async function peopleLike(ctx: Ctx, probes: readonly Probe[]): Promise<Alike[][]> {
  if (probes.length === 0) return []
  const keyed = probes.map((probe) => ({ ...probe, ...personKeys(probe) }))
  const told = (values: readonly (string | null)[]) => [...new Set(values.filter((one) => one !== null))]
  const phones = told(keyed.map((probe) => probe.phone))
  const emails = told(keyed.map((probe) => probe.email))
  const rows = await ctx.read((tx) =>
    tx
      .select({
        id: people.id,
        firstName: people.firstName,
        lastName: people.lastName,
        phone: people.phone,
        email: people.email,
        city: people.city,
        leftAt: people.leftAt,
        sortKey: people.sortKey,
        twin: people.twin,
      })
      .from(people)
      .where(
        and(
          eq(people.hubId, ctx.hub.id),
          isNull(people.mergedInto),
          or(
            inArray(people.sortKey, told(keyed.map((probe) => probe.sortKey))),
            inArray(people.twin, told(keyed.map((probe) => probe.twin))),
            phones.length > 0 ? inArray(people.phone, phones) : undefined,
            emails.length > 0 ? inArray(people.email, emails) : undefined,
          ),
        ),
      )
      .orderBy(people.sortKey, people.id)
      .limit(20 * probes.length),
  )
  return keyed.map((probe) =>
    rows
      .flatMap((row): Alike[] => {
        const named = row.sortKey === probe.sortKey || row.twin === probe.twin
        const by =
          probe.phone && row.phone === probe.phone
            ? 'phone'
            : probe.email && row.email === probe.email
              ? 'email'
              : named
                ? 'name'
                : null
        const detail = [row.city, row.phone ? showPhone(row.phone) : row.email].filter(Boolean).join(' · ')
        return by ? [{ id: row.id, name: fullName(row), detail, by, named, left: row.leftAt !== null }] : []
      })
      .sort((a, b) => SURE.indexOf(a.by) - SURE.indexOf(b.by))
      .slice(0, 5),
  )
}

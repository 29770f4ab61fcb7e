import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Resource, Span } from '../rules/slots.ts'
import { absences } from './tables.ts'

export type AbsenceRow = typeof absences.$inferSelect
type HubId = Id<'Hub'>

/** Absences that touch a stretch of time. */
export const readAbsences = (
  tx: Tx,
  hubId: HubId,
  filter: Span & { resources?: readonly Resource[] },
): Promise<AbsenceRow[]> =>
  tx
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.hubId, hubId),
        isNull(absences.cancelledAt),
        gt(absences.endsAt, filter.startsAt),
        lt(absences.startsAt, filter.endsAt),
        filter.resources && inArray(absences.resource, [...filter.resources]),
      ),
    )
    .orderBy(asc(absences.startsAt), asc(absences.id))
    .limit(500)

export const absencesByIds = (tx: Tx, hubId: HubId, ids: readonly Id<'Absence'>[]): Promise<AbsenceRow[]> =>
  tx
    .select()
    .from(absences)
    .where(and(eq(absences.hubId, hubId), inArray(absences.id, [...ids])))
    .orderBy(asc(absences.startsAt))

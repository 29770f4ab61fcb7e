import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { FileState } from './rules/life.ts'
import {
  providerAbsences,
  providerAlerts,
  providerDocuments,
  providerFiles,
  providerHours,
  providerMoves,
  providerScores,
  providerServices,
} from './tables.ts'

export type FileRow = typeof providerFiles.$inferSelect
export type DocumentRow = typeof providerDocuments.$inferSelect
export type AbsenceRow = typeof providerAbsences.$inferSelect
export type HoursRow = typeof providerHours.$inferSelect
export type ServiceOfRow = typeof providerServices.$inferSelect
export type MoveRow = typeof providerMoves.$inferSelect
export type ScoreRow = typeof providerScores.$inferSelect
type Ids = readonly Id<'Organisation'>[]

type OfProvider =
  | typeof providerFiles
  | typeof providerServices
  | typeof providerHours
  | typeof providerAbsences
  | typeof providerScores

/** Everything kept of providers but their papers and history. */
export type Dossiers = {
  files: FileRow[]
  documents: DocumentRow[]
  services: ServiceOfRow[]
  hours: HoursRow[]
  absences: AbsenceRow[]
  scores: ScoreRow[]
}

/** The dossiers of some organisations, with their absences from a day on: six queries whatever their number. */
export async function dossiersOf(tx: Tx, hubId: Id<'Hub'>, ids: Ids, day: Day): Promise<Dossiers> {
  if (ids.length === 0) return { files: [], documents: [], services: [], hours: [], absences: [], scores: [] }
  const of = (table: OfProvider) => and(eq(table.hubId, hubId), inArray(table.organisationId, [...ids]))
  return {
    files: await tx.select().from(providerFiles).where(of(providerFiles)),
    documents: await documentRows(tx, hubId, ids),
    services: await tx.select().from(providerServices).where(of(providerServices)),
    hours: await tx
      .select()
      .from(providerHours)
      .where(of(providerHours))
      .orderBy(asc(providerHours.weekday), asc(providerHours.fromMinute)),
    absences: await tx
      .select()
      .from(providerAbsences)
      .where(
        and(of(providerAbsences), isNull(providerAbsences.cancelledAt), gte(providerAbsences.untilDay, day)),
      )
      .orderBy(asc(providerAbsences.fromDay)),
    scores: await tx.select().from(providerScores).where(of(providerScores)),
  }
}

/** Documents that were not withdrawn, the first to end first; those that do not end come last. */
export const documentRows = (tx: Tx, hubId: Id<'Hub'>, ids?: Ids): Promise<DocumentRow[]> =>
  tx
    .select()
    .from(providerDocuments)
    .where(
      and(
        eq(providerDocuments.hubId, hubId),
        ids ? inArray(providerDocuments.organisationId, [...ids]) : undefined,
        isNull(providerDocuments.withdrawnAt),
      ),
    )
    .orderBy(asc(providerDocuments.expiresOn), asc(providerDocuments.id))

/** Documents with an end, of files that are not refused, not withdrawn: what is watched. */
export const endingDocuments = (tx: Tx, hubId: Id<'Hub'>) =>
  tx
    .select({ document: providerDocuments })
    .from(providerDocuments)
    .innerJoin(
      providerFiles,
      and(
        eq(providerFiles.hubId, hubId),
        eq(providerFiles.organisationId, providerDocuments.organisationId),
        sql`${providerFiles.state} <> 'refused'`,
      ),
    )
    .where(
      and(
        eq(providerDocuments.hubId, hubId),
        isNull(providerDocuments.withdrawnAt),
        isNotNull(providerDocuments.expiresOn),
      ),
    )
    .orderBy(asc(providerDocuments.expiresOn), asc(providerDocuments.id))

export async function fileOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'Organisation'>): Promise<FileRow | null> {
  const [row] = await tx
    .select()
    .from(providerFiles)
    .where(and(eq(providerFiles.hubId, hubId), eq(providerFiles.organisationId, id)))
  return row ?? null
}

/** The file, locked until the transaction ends: a second hand waits and then sees its new state. */
export async function lockFile(tx: Tx, hubId: Id<'Hub'>, id: Id<'Organisation'>): Promise<FileRow | null> {
  const [row] = await tx
    .select()
    .from(providerFiles)
    .where(and(eq(providerFiles.hubId, hubId), eq(providerFiles.organisationId, id)))
    .for('update')
  return row ?? null
}

/** False when the organisation has a file: nothing is written then. */
export async function insertFile(tx: Tx, row: typeof providerFiles.$inferInsert): Promise<boolean> {
  const done = await tx
    .insert(providerFiles)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: providerFiles.organisationId })
  return done.length > 0
}

export async function updateFile(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Organisation'>,
  set: Partial<typeof providerFiles.$inferInsert> & { state?: FileState },
): Promise<void> {
  await tx
    .update(providerFiles)
    .set(set)
    .where(and(eq(providerFiles.hubId, hubId), eq(providerFiles.organisationId, id)))
}

export async function insertMove(tx: Tx, row: typeof providerMoves.$inferInsert): Promise<void> {
  await tx.insert(providerMoves).values(row)
}

/** The life of a file, the newest move first. */
export const movesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Organisation'>): Promise<MoveRow[]> =>
  tx
    .select()
    .from(providerMoves)
    .where(and(eq(providerMoves.hubId, hubId), eq(providerMoves.organisationId, id)))
    .orderBy(desc(providerMoves.id))

export async function insertDocument(tx: Tx, row: typeof providerDocuments.$inferInsert): Promise<void> {
  await tx.insert(providerDocuments).values(row)
}

/** Adds one score to the sums of a provider. */
export async function addScore(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  score: number,
  updatedAt: Date,
): Promise<void> {
  await tx
    .insert(providerScores)
    .values({ hubId, organisationId, count: 1, total: score, updatedAt })
    .onConflictDoUpdate({
      target: [providerScores.hubId, providerScores.organisationId],
      set: {
        count: sql`${providerScores.count} + 1`,
        total: sql`${providerScores.total} + ${score}`,
        updatedAt,
      },
    })
}

/** The share of a provider for a service: its own, the file's, or null when neither says. */
export async function shareOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  serviceId: Id<'Service'>,
): Promise<number | null> {
  const [row] = await tx
    .select({ own: providerServices.sharePermille, all: providerFiles.sharePermille })
    .from(providerFiles)
    .leftJoin(
      providerServices,
      and(
        eq(providerServices.hubId, hubId),
        eq(providerServices.organisationId, organisationId),
        eq(providerServices.serviceId, serviceId),
      ),
    )
    .where(and(eq(providerFiles.hubId, hubId), eq(providerFiles.organisationId, organisationId)))
  return row?.own ?? row?.all ?? null
}

/** False when it is unknown, of another file, or was withdrawn before. */
export async function withdrawDocumentRow(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  id: Id<'ProviderDocument'>,
  withdrawnAt: Date,
): Promise<boolean> {
  const { id: column, hubId: hub, organisationId: file } = providerDocuments
  const held = and(eq(hub, hubId), eq(file, organisationId), eq(column, id))
  const done = await tx
    .update(providerDocuments)
    .set({ withdrawnAt })
    .where(and(held, isNull(providerDocuments.withdrawnAt)))
    .returning({ id: column })
  return done.length > 0
}

/** Writes the services that a provider does over what they were, keeping the share of those that stay. */
export async function replaceServices(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  serviceIds: readonly Id<'Service'>[],
): Promise<void> {
  const of = and(eq(providerServices.hubId, hubId), eq(providerServices.organisationId, organisationId))
  const gone = serviceIds.length > 0 ? notInArray(providerServices.serviceId, [...serviceIds]) : undefined
  await tx.delete(providerServices).where(and(of, gone))
  if (serviceIds.length === 0) return
  await tx
    .insert(providerServices)
    .values(serviceIds.map((serviceId) => ({ hubId, organisationId, serviceId })))
    .onConflictDoNothing()
}

/** Writes the hours of a provider's week over what they were. */
export async function replaceHours(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  hours: readonly { weekday: number; fromMinute: number; untilMinute: number }[],
): Promise<void> {
  const of = and(eq(providerHours.hubId, hubId), eq(providerHours.organisationId, organisationId))
  await tx.delete(providerHours).where(of)
  if (hours.length === 0) return
  await tx.insert(providerHours).values(hours.map((span) => ({ ...span, hubId, organisationId })))
}

export async function insertAbsence(tx: Tx, row: typeof providerAbsences.$inferInsert): Promise<void> {
  await tx.insert(providerAbsences).values(row)
}

/** False when it is unknown, of somebody else, or was cancelled before. */
export async function cancelAbsenceRow(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  id: Id<'ProviderAbsence'>,
  cancelledAt: Date,
): Promise<boolean> {
  const { id: column, hubId: hub, organisationId: file } = providerAbsences
  const announced = and(eq(hub, hubId), eq(file, organisationId), eq(column, id))
  const done = await tx
    .update(providerAbsences)
    .set({ cancelledAt })
    .where(and(announced, isNull(providerAbsences.cancelledAt)))
    .returning({ id: column })
  return done.length > 0
}

/** Notes that somebody was told of documents; answers those that were news. */
export async function insertAlerts(
  tx: Tx,
  rows: readonly (typeof providerAlerts.$inferInsert)[],
): Promise<Set<Id<'ProviderDocument'>>> {
  if (rows.length === 0) return new Set()
  const fresh = await tx
    .insert(providerAlerts)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: providerAlerts.documentId })
  return new Set(fresh.map((row) => row.id))
}

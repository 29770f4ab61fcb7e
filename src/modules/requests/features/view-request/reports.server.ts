import type { Id } from '#kit/id.ts'
import { PHOTO, SIGNATURE } from '#modules/requests/field/report.server.ts'
import { type ReportRow, reportsOf } from '#modules/requests/field/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { filesOfAll } from '#platform/files/files.server.ts'

export type ShownReport = Omit<ReportRow, 'hubId' | 'userId'> & {
  photos: Id<'File'>[]
  signature: Id<'File'> | null
}

/** What was said of a request from the field, newest first, with its pictures; two queries. */
export async function readReports(ctx: Ctx, requestId: Id<'Request'>): Promise<ShownReport[]> {
  return await ctx.read(async (tx) => {
    const rows = await reportsOf(tx, ctx.hub.id, requestId)
    const files = await filesOfAll(
      tx,
      ctx,
      [PHOTO, SIGNATURE],
      rows.map((row) => row.id),
    )
    return rows.map(({ hubId: _, userId: __, ...row }) => {
      const own = files.filter((file) => file.subjectId === row.id)
      return {
        ...row,
        photos: own.filter((file) => file.kind === PHOTO).map((file) => file.id),
        signature: own.find((file) => file.kind === SIGNATURE)?.id ?? null,
      }
    })
  })
}

import { createHash } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import type { Ctx } from '../context/ctx.server.ts'
import type { Tx } from '../db/db.server.ts'
import { files } from './tables.ts'
import type { Upload } from './upload.ts'

/** The record that a file belongs to, such as an entry of the ledger. */
export type Subject = { kind: string; id: string }
export type KeptFile = { id: Id<'File'>; name: string; type: string; size: number; at: Date }

const of = (ctx: Ctx, { kind, id }: Subject) =>
  and(eq(files.hubId, ctx.hub.id), eq(files.subjectKind, kind), eq(files.subjectId, id))

/** Joins a file to a record, in the caller's transaction. The same content twice is kept once. */
export async function keepFile(tx: Tx, ctx: Ctx, subject: Subject, upload: Upload): Promise<Id<'File'>> {
  const sha256 = createHash('sha256').update(upload.content).digest('hex')
  const [known] = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(of(ctx, subject), eq(files.sha256, sha256)))
  if (known) return known.id
  const id = newId<'File'>()
  await tx.insert(files).values({
    ...upload,
    hubId: ctx.hub.id,
    id,
    subjectKind: subject.kind,
    subjectId: subject.id,
    size: upload.content.length,
    sha256,
    at: ctx.now(),
    userId: ctx.actor.userId,
  })
  return id
}

/** The files of a record, oldest first, without their content. */
export const filesOf = (tx: Tx, ctx: Ctx, subject: Subject): Promise<KeptFile[]> =>
  tx
    .select({ id: files.id, name: files.name, type: files.type, size: files.size, at: files.at })
    .from(files)
    .where(of(ctx, subject))
    .orderBy(asc(files.id))

/** The files of several records of these kinds, oldest first, in one query. */
export const filesOfAll = (
  tx: Tx,
  ctx: Ctx,
  kinds: readonly string[],
  ids: readonly string[],
): Promise<(KeptFile & { kind: string; subjectId: string })[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          ...{ id: files.id, name: files.name, type: files.type, size: files.size, at: files.at },
          ...{ kind: files.subjectKind, subjectId: files.subjectId },
        })
        .from(files)
        .where(
          and(
            eq(files.hubId, ctx.hub.id),
            inArray(files.subjectKind, [...kinds]),
            inArray(files.subjectId, [...ids]),
          ),
        )
        .orderBy(asc(files.id))

/** The record that a file belongs to, or null when it is none of this hub. */
export async function subjectOf(tx: Tx, ctx: Ctx, id: Id<'File'>): Promise<Subject | null> {
  const [row] = await tx
    .select({ kind: files.subjectKind, id: files.subjectId })
    .from(files)
    .where(and(eq(files.hubId, ctx.hub.id), eq(files.id, id)))
  return row ?? null
}

/**
 * One file of a record as an answer, or null when it is not of that record. The browser shows it in a sandbox:
 * whatever a stranger put into it cannot act on our pages.
 */
export async function fileAnswer(ctx: Ctx, subject: Subject, id: Id<'File'>): Promise<Response | null> {
  const [file] = await ctx.read((tx) =>
    tx
      .select({ name: files.name, type: files.type, content: files.content })
      .from(files)
      .where(and(of(ctx, subject), eq(files.id, id))),
  )
  if (!file) return null
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}

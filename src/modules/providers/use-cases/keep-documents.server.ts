import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayKeepProviders } from '#modules/providers/permits.ts'
import type { DocumentKind } from '#modules/providers/rules/documents.ts'
import { fileOf, insertDocument, withdrawDocumentRow } from '#modules/providers/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { keepFile } from '#platform/files/files.server.ts'
import type { Upload } from '#platform/files/upload.ts'

type DocumentInput = {
  organisationId: Id<'Organisation'>
  kind: DocumentKind
  title?: string
  number?: string
  /** Last day it holds; absent when it does not end. */
  expiresOn?: Day
  /** The paper itself. */
  upload?: Upload
  idempotencyKey?: string
}
type DocumentCode = 'not_permitted' | 'not_found' | 'end_needed' | 'title_needed'
type Added = { id: Id<'ProviderDocument'> }

/** What the papers of a provider belong to, among the files of the hub. */
export const paperSubject = (id: Id<'Organisation'>) => ({ kind: 'provider', id })

/**
 * Adds a paper to a file. An insurance always ends; a certificate says of what. One already lapsed is taken too: what
 * is known is written, and nobody works on it.
 */
export async function addDocument(ctx: Ctx, input: DocumentInput): Promise<Result<Added, DocumentCode>> {
  if (!mayKeepProviders(ctx.actor)) return refuse('not_permitted')
  const { organisationId, kind, expiresOn, upload, idempotencyKey } = input
  const [title, number] = [input.title?.trim() ?? '', input.number?.trim() ?? '']
  if (kind === 'insurance' && !expiresOn) return refuse('end_needed', 'expiresOn')
  if (kind === 'certificate' && !title) return refuse('title_needed', 'title')
  return await ctx.tx((tx) =>
    once<Added, DocumentCode>(tx, ctx, idempotencyKey, async () => {
      if (!(await fileOf(tx, ctx.hub.id, organisationId))) return refuse('not_found')
      const id = newId<'ProviderDocument'>()
      const fileId = upload ? await keepFile(tx, ctx, paperSubject(organisationId), upload) : null
      await insertDocument(tx, {
        ...{ hubId: ctx.hub.id, id, organisationId, kind, title, number, fileId },
        expiresOn: expiresOn ?? null,
        addedAt: ctx.now(),
        addedBy: ctx.actor.name,
      })
      await audit(tx, ctx, 'add-document', 'provider', organisationId, { kind, number, expiresOn })
      return ok({ id })
    }),
  )
}

/** Withdraws a paper entered by mistake, or that is no longer true; it stays in the audit log and its file too. */
export async function withdrawDocument(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'ProviderDocument'>,
): Promise<Result<null, 'not_permitted' | 'already_so'>> {
  if (!mayKeepProviders(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'already_so'>> => {
    const done = await withdrawDocumentRow(tx, ctx.hub.id, organisationId, id, ctx.now())
    if (!done) return refuse('already_so')
    await audit(tx, ctx, 'withdraw-document', 'provider', organisationId, { id })
    return ok(null)
  })
}

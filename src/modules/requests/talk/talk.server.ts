import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notifyAll } from '#modules/notices/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { keepFile, type Subject } from '#platform/files/files.server.ts'
import type { Upload } from '#platform/files/upload.ts'
import { mayReadRequests } from '../permits.ts'
import { mentionsIn } from '../rules/mentions.ts'
import { requestById, requestByNumber } from '../store.server.ts'
import { deleteLink, insertComment, insertLink, markMentionsRead } from './store.server.ts'
import type { LinkKind } from './tables.ts'

/** An account of the hub that a comment may name. */
export type Account = { id: string; name: string; email: string }
export type TalkCode =
  | 'not_permitted'
  | 'not_found'
  | 'words_needed'
  | 'request_unknown'
  | 'itself'
  | 'linked_already'

export const filesSubject = (requestId: Id<'Request'>): Subject => ({ kind: 'request', id: requestId })

type CommentInput = {
  requestId: Id<'Request'>
  text: string
  /** Those whom the text may name. */
  accounts: readonly Account[]
  idempotencyKey?: string
}

/**
 * Says something to the team about a request. Those it names see it on their home page until they have read it, and
 * are written to. Who answers has read what named them.
 */
export async function comment(ctx: Ctx, input: CommentInput): Promise<Result<null, TalkCode>> {
  if (!mayReadRequests(ctx.actor)) return refuse('not_permitted')
  const text = input.text.trim()
  if (!text) return refuse('words_needed', 'text')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, TalkCode>(tx, c, input.idempotencyKey, async () => {
        const request = await requestById(tx, c.hub.id, input.requestId)
        if (!request) return refuse('not_found')
        const { userId, name: authorName } = c.actor
        const named = mentionsIn(text, input.accounts).filter(({ id }) => id !== userId)
        const id = newId<'RequestComment'>()
        const row = { hubId: c.hub.id, id, requestId: request.id, text, at: c.now(), userId, authorName }
        await insertComment(
          tx,
          row,
          named.map((one) => one.id),
        )
        if (userId) await markMentionsRead(tx, c.hub.id, request.id, userId, c.now())
        await notifyAll(
          c,
          named.map(({ email, name }) => ({
            ...{ template: 'mention' as const, to: { email, name } },
            data: { who: authorName, number: request.number },
            link: `/${c.hub.slug}/demandes/${request.number}#echanges`,
            ...{ subjectKind: 'request', subjectId: request.id },
          })),
        )
        await audit(tx, c, 'comment', 'request', request.id)
        return ok(null)
      }),
    ),
  )
}

/** Whoever acts has read what names them on this request. */
export async function readMentions(ctx: Ctx, requestId: Id<'Request'>): Promise<Result<null, TalkCode>> {
  if (!mayReadRequests(ctx.actor)) return refuse('not_permitted')
  const { userId } = ctx.actor
  if (userId) await ctx.tx((tx) => markMentionsRead(tx, ctx.hub.id, requestId, userId, ctx.now()))
  return ok(null)
}

/** Joins a picture or a paper to a request: what is broken, a plan, a signed quote. */
export async function attach(
  ctx: Ctx,
  requestId: Id<'Request'>,
  upload: Upload,
): Promise<Result<{ id: Id<'File'> }, TalkCode>> {
  if (!mayReadRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<{ id: Id<'File'> }, TalkCode>> => {
    if (!(await requestById(tx, ctx.hub.id, requestId))) return refuse('not_found')
    const id = await keepFile(tx, ctx, filesSubject(requestId), upload)
    await audit(tx, ctx, 'attach', 'request', requestId, { fileId: id })
    return ok({ id })
  })
}

/** Says that this request follows, doubles or does again that one, which is named by its number. */
export async function linkRequests(
  ctx: Ctx,
  input: { requestId: Id<'Request'>; number: string; kind: LinkKind },
): Promise<Result<null, TalkCode>> {
  if (!mayReadRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, TalkCode>> => {
    const from = await requestById(tx, ctx.hub.id, input.requestId)
    if (!from) return refuse('not_found')
    const to = await requestByNumber(tx, ctx.hub.id, input.number)
    if (!to) return refuse('request_unknown', 'number')
    if (to.id === from.id) return refuse('itself', 'number')
    const ends = { fromId: from.id, toId: to.id, kind: input.kind }
    const link = { hubId: ctx.hub.id, id: newId<'RequestLink'>(), ...ends }
    const written = await insertLink(tx, { ...link, at: ctx.now(), userId: ctx.actor.userId })
    if (!written) return refuse('linked_already', 'number')
    await audit(tx, ctx, 'link', 'request', from.id, { to: to.id, kind: input.kind })
    return ok(null)
  })
}

/** Takes a link back. */
export async function unlinkRequests(
  ctx: Ctx,
  input: { requestId: Id<'Request'>; linkId: Id<'RequestLink'> },
): Promise<Result<null, TalkCode>> {
  if (!mayReadRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, TalkCode>> => {
    if (!(await deleteLink(tx, ctx.hub.id, input.requestId, input.linkId))) return refuse('not_found')
    await audit(tx, ctx, 'unlink', 'request', input.requestId)
    return ok(null)
  })
}

import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Delivery } from '#platform/mail/mail.server.ts'
import type { Post } from '#platform/mail/post.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { withLink } from './rules/render.ts'
import { nextAttempt } from './rules/states.ts'
import { changeNotice, claimDue, type NoticeRow } from './store.server.ts'

const AT_ONCE = 20
/** A run of the queue may last a quarter of an hour: a slow server must not make it look dead. */
const LONGEST_MS = 5 * 60_000

/**
 * Sends what waits in a hub. Each message is claimed by its row, in a transaction of its own, before it is handed over,
 * and marked after: two processes never send one message. A process that dies between the two leaves a claim; a
 * quarter of an hour later the outbox is asked whether it left, and it is sent again only if nothing says so.
 */
export async function sendNotices(ctx: Ctx, post: Post): Promise<number> {
  const until = performance.now() + LONGEST_MS
  let done = 0
  while (performance.now() < until) {
    const claimed = await ctx.tx((tx) => claimDue(tx, ctx.hub.id, ctx.now(), AT_ONCE))
    if (claimed.length === 0) break
    // Each is marked as soon as it left: what a crash may repeat is one message, not twenty.
    await Promise.all(claimed.map(async (notice) => mark(ctx, notice, await hand(ctx, post, notice))))
    done += claimed.length
  }
  return done
}

async function hand(ctx: Ctx, post: Post, notice: NoticeRow): Promise<Delivery> {
  const { way, address: to, mailId: id, subject } = notice
  if (!to) return { failure: 'no address', final: true }
  const secret = notice.link ? `${post.baseUrl}${notice.link}` : undefined
  const text = withLink(notice.body, secret ?? null)
  const envelope = { id, to, text, secret, hubId: ctx.hub.id, stays: ctx.hub.demo }
  return way === 'text' ? await post.texts.send(envelope) : await post.mail.send({ ...envelope, subject })
}

async function mark(ctx: Ctx, { id, attempts }: NoticeRow, delivery: Delivery): Promise<void> {
  const now = ctx.now()
  const change = (): Parameters<typeof changeNotice>[4] => {
    if (delivery === 'sent') return { state: 'sent', toldAt: now, link: null, failure: null }
    if (delivery === 'kept') return { state: 'kept', toldAt: now, failure: null }
    const minutes = delivery.final ? null : nextAttempt(attempts)
    const { failure } = delivery
    if (minutes === null) return { state: 'failed', failure }
    return { state: 'waiting', failure, dueAt: new Date(now.getTime() + minutes * 60_000) }
  }
  await ctx.tx((tx) => changeNotice(tx, ctx.hub.id, id, ['sending'], change()))
}

/** Soon after each change, and every five minutes for what is tried again. */
export const carryNotices: Task = {
  name: 'notices.send',
  afterChange: true,
  daily: '*/5 * * * *',
  async run(ctx, post) {
    await sendNotices(ctx, post)
  },
}

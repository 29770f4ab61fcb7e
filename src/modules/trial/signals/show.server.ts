import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { filesOf } from '#platform/files/files.server.ts'
import { mayReviewSignals, maySeeSignalPeople } from '../permits.ts'
import { withTags } from './list.server.ts'
import { dueSignals, fileSubject, reviewsOf, type SignalRow, signalById } from './store.server.ts'

/** One signal as this reader may see it: its words, what it is about, its photo or voice, what was made of it. */
export async function readSignal(ctx: Ctx, id: Id<'Signal'>) {
  const row = await ctx.read((tx) => signalById(tx, ctx.hub.id, id))
  return row ? await shown(ctx, row) : null
}

/** The signal to treat now: the one asked for, else the oldest that waits; with how many wait (up to 100). */
export async function nextToReview(ctx: Ctx, asked: Id<'Signal'> | undefined) {
  const due = await ctx.read((tx) => dueSignals(tx, ctx.hub.id, ctx.today(), 100))
  const row = asked ? await ctx.read((tx) => signalById(tx, ctx.hub.id, asked)) : due[0]
  const open = row && (row.state === 'new' || row.state === 'watching')
  return { left: due.length, signal: open ? await shown(ctx, row) : null }
}

async function shown(ctx: Ctx, row: SignalRow) {
  const seen = maySeeSignalPeople(ctx.actor)
  return await ctx.read(async (tx) => {
    const [signal] = await withTags(tx, ctx, [row])
    const files = seen && row.hasFile ? await filesOf(tx, ctx, fileSubject(row.id)) : []
    const reviews = await reviewsOf(tx, ctx.hub.id, row.id)
    return {
      ...signal!,
      files: files.map(({ id, name, type }) => ({ id, name, type })),
      hidden: row.hasFile && !seen,
      // The page of a record names whose it is: it is not for whoever reads words alone.
      fromPath: seen ? row.fromPath : null,
      reviews: reviews.map(({ id, verdict, words, reviewOn, hypothesisId, actionId, at, actorName }) => ({
        ...{ id, verdict, words, reviewOn, hypothesisId, actionId, at, actorName },
      })),
      mayReview: mayReviewSignals(ctx.actor),
    }
  })
}

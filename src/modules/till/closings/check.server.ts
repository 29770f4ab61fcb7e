import { newId } from '#kit/id.ts'
import { fingerprintOf } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sealChecks } from './tables.ts'
import { verifyTill } from './verify.server.ts'

const linksOf = (links: Readonly<Record<string, number>>): number =>
  Object.values(links).reduce((sum, n) => sum + n, 0)

/** Verifies a hub's whole chain and keeps what was found. */
export async function checkChain(ctx: Ctx, userName: string) {
  const found = await verifyTill(ctx)
  const links = linksOf(found.links)
  await ctx.tx((tx) =>
    tx.insert(sealChecks).values({
      hubId: ctx.hub.id,
      id: newId<'SealCheck'>(),
      at: ctx.now(),
      links,
      breaks: found.breaks.slice(0, 20),
      userName,
    }),
  )
  return { ...found, total: links, fingerprint: found.publicKey ? fingerprintOf(found.publicKey) : null }
}

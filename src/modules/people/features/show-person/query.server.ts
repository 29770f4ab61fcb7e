import type { Id } from '#kit/id.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import { householdOf, proxiesAround } from '#modules/people/household-store.server.ts'
import { membershipsOf, tiesOf } from '#modules/people/membership-store.server.ts'
import { mergesInto, sameAs } from '#modules/people/merge-store.server.ts'
import { organisationById } from '#modules/people/organisation-store.server.ts'
import { lastWords } from '#modules/people/rules/consents.ts'
import { personById } from '#modules/people/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { historyOf } from '#platform/context/history.server.ts'
import type { Db } from '#platform/db/db.server.ts'

/** All that the page of a person shows; null when unknown in this hub. */
export async function personPage(ctx: Ctx, db: Db, id: Id<'Person'>) {
  const read = await ctx.read(async (tx) => {
    const person = await personById(tx, ctx.hub.id, id)
    if (!person) return null
    const ties = await tiesOf(tx, ctx.hub.id, [id])
    const { organisationId } = person
    const words = lastWords(await consentsOf(tx, ctx.hub.id, id))
    return {
      person,
      roles: ties.get(id)?.roles ?? [],
      said: Object.fromEntries([...words].map(([purpose, { given }]) => [purpose, given])),
      merges: await mergesInto(tx, ctx.hub.id, id),
      ids: await sameAs(tx, ctx.hub.id, id),
      household: await householdOf(tx, ctx.hub.id, id),
      proxies: await proxiesAround(tx, ctx.hub.id, id),
      memberships: await membershipsOf(tx, ctx.hub.id, id),
      organisation: organisationId && (await organisationById(tx, ctx.hub.id, organisationId)),
    }
  })
  return read && { ...read, history: await historyOf(ctx, db, 'person', read.ids) }
}

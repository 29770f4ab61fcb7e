import type { Id } from '#kit/id.ts'
import { doorsOf } from '#modules/requests/jobs.server.ts'
import { withNames } from '#modules/requests/named.server.ts'
import { requestsByIds } from '#modules/requests/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'

/** What is printed of each request, with the square that opens it. In the order of their days. */
export async function readPrinted(ctx: Ctx, ids: readonly Id<'Request'>[], origin: string) {
  const rows = await ctx.read((tx) => requestsByIds(tx, ctx.hub.id, ids))
  const door = await doorsOf(ctx, rows)
  const named = await withNames(ctx, rows)
  return named
    .map((one, i) => {
      const { details, contents } = rows[i]!
      const at = door(rows[i]!)
      const address = [at?.street, [at?.postcode, at?.city].filter(Boolean).join(' ')].filter(Boolean)
      return {
        ...one,
        details,
        contents,
        phone: at?.phone ?? null,
        address: address.join(', '),
        known: at?.known ?? [],
        needs: at?.needs ?? null,
        square: qrSquare(`${origin}/${ctx.hub.slug}/demandes/${one.number}`),
      }
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number))
}
export type Printed = Awaited<ReturnType<typeof readPrinted>>[number]

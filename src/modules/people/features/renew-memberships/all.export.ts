import type { Id } from '#kit/id.ts'
import { wordsFor } from '#kit/words.ts'
import { membershipsAfter } from '#modules/people/membership-store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayExportPeople } from '#modules/people/permits.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/all.export'

const AT_ONCE = 500

async function* everyMembership(ctx: Ctx) {
  for (let after: Id<'Membership'> | null = null; ; ) {
    const rows = await ctx.read((tx) => membershipsAfter(tx, ctx.hub.id, after, AT_ONCE))
    yield* rows
    const last = rows.at(-1)
    if (rows.length < AT_ONCE || !last) return
    after = last.id
  }
}

/** Every membership ever recorded, past ones and those of people who left included. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportPeople(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  return exportFile(
    new URL(request.url).searchParams.get('format'),
    `toutes-les-adhesions-${ctx.today()}`,
    [
      { header: t.form.lastName, value: (row) => row.lastName },
      { header: t.form.firstName, value: (row) => row.firstName },
      { header: t.columns.segment, value: (row) => t.segments[row.segment] },
      { header: t.columns.city, value: (row) => row.city },
      { header: t.renewal.starts, value: (row) => row.startsOn },
      { header: t.renewal.columns.ends, value: (row) => row.endsOn },
      { header: t.person.fee, value: (row) => Number(row.fee) / 100 },
      { header: t.person.left, value: (row) => row.leftAt?.toISOString().slice(0, 10) ?? null },
    ],
    everyMembership(ctx),
  )
}

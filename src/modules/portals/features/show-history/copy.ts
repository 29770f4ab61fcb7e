import { redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { slug } from '#kit/text.ts'
import { getPerson } from '#modules/people/index.server.ts'
import { accessFr } from '#modules/portals/messages.access.fr.ts'
import { mayExportPerson } from '#modules/portals/permits.ts'
import { audit } from '#platform/context/ctx.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/copy'
import { copyAsHtml, copyAsJson } from './copy.server.ts'
import { readCopy } from './query.server.ts'

/** Only a form leads here: that the data were handed over is noted. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportPerson(ctx.actor)) refusePage()
  if (!isId<'Person'>(params.id) || !(await getPerson(ctx, params.id))) noPage()
  throw redirect(`/${ctx.hub.slug}/personnes/${params.id}/historique`)
}

/** Everything kept of one person in one file, with its line in their history (RGPD, art. 15 and 20). */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  // A file has no page around it: the refusal says so itself.
  if (!mayExportPerson(ctx.actor))
    return new Response(accessFr.errors.not_permitted, {
      status: 403,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  const { db } = context.get(servicesContext)
  const id = params.id
  const copy = isId<'Person'>(id) ? await readCopy(ctx, db, id) : null
  if (!copy) noPage()
  const json = (await request.formData()).get('format') === 'json'
  await ctx.tx((tx) => audit(tx, ctx, 'export-person', 'person', id, { format: json ? 'json' : 'html' }))
  const name = `donnees-${slug(`${copy.person.firstName} ${copy.person.lastName}`)}-${ctx.today()}`
  return new Response(json ? copyAsJson(copy) : copyAsHtml(ctx.hub, copy, ctx.now()), {
    headers: {
      'Content-Type': json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.${json ? 'json' : 'html'}"`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}

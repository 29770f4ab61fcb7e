import { mayPayOthers } from '#modules/bank/permits.ts'
import { runByNumber, transferFile } from '#modules/bank/sepa/payment-file.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'

/** The file for the bank: `version=09` is the one of 2019. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const found = await runByNumber(ctx, params.number)
  if (found?.kind !== 'transfers') noPage()
  const recent = new URL(request.url).searchParams.get('version') === '09'
  const xml = await transferFile(ctx, found.run, recent ? 'pain.001.001.09' : 'pain.001.001.03')
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="virements-${found.run.number}.xml"`,
    },
  })
}

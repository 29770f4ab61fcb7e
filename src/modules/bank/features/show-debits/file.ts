import { mayCollectDebits } from '#modules/bank/permits.ts'
import { debitFile, runByNumber } from '#modules/bank/sepa/payment-file.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'

/** The file for the bank: `version=08` is the one of 2019. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCollectDebits(ctx.actor)) refusePage()
  const found = await runByNumber(ctx, params.number)
  if (found?.kind !== 'debits') noPage()
  const recent = new URL(request.url).searchParams.get('version') === '08'
  const xml = await debitFile(ctx, found.run, recent ? 'pain.008.001.08' : 'pain.008.001.02')
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="prelevements-${found.run.number}.xml"`,
    },
  })
}

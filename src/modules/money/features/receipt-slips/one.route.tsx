import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { identityOf } from '#modules/money/tax/identity.server.ts'
import { slipByNumber } from '#modules/money/tax/slips.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/one.route'
import { SlipTable } from './SlipTable.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const slip = (await slipByNumber(ctx, params.number)) ?? noPage()
  return { slip, identity: await identityOf(ctx), done: new URL(request.url).searchParams.has('fait') }
}

/** A slip as it is printed, signed and handed over. */
export default function OneSlip({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en }).slips
  const { slip, identity, done } = loaderData
  return (
    <>
      <title>{`${w.one(slip.number)} · Palier`}</title>
      <PageHeader
        over={identity.legalName}
        title={w.one(slip.number)}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/argent/bordereaux`}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w.issued(slip.number)}</Notice>}
        <Card title={w.title}>
          <p>
            {w.day} <DayFr value={slip.issuedOn} />
          </p>
          <SlipTable slip={slip} />
          <p className="ui-soft">{w.signature}</p>
        </Card>
      </div>
    </>
  )
}

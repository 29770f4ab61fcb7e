import { isId } from '#kit/id.ts'
import { en } from '#modules/billing/messages.run.en.ts'
import { fr } from '#modules/billing/messages.run.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { runOf } from '#modules/billing/run.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Download, List } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/done.route'
import { LackingList } from './PayersTable.tsx'
import '#modules/billing/ui/billing.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  return (isId<'InvoiceRun'>(params.run) ? await runOf(ctx, params.run) : null) ?? noPage()
}

/** What one press made. */
export default function RunDone({ loaderData: run, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const base = `/${params.hub}/argent/factures`
  return (
    <>
      <title>{`${t.doneTitle(run.count)} · Palier`}</title>
      <PageHeader
        title={t.doneTitle(run.count)}
        lede={t.doneLede(formatDay(run.until, locale))}
        action={
          run.count > 0 && (
            <ButtonLink tone="primary" href={`${base}/lot?lot=${run.id}`} icon={Download}>
              {t.pdf}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink href={`${base}?lot=${run.id}`} icon={List}>
            {t.seeAll}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="invoiceRun" />
      <div className="ui-grid billing-figures">
        <Stat
          label={t.doneTotal}
          value={<Amount value={run.total} />}
          period={t.invoices(run.count)}
          href={`${base}?lot=${run.id}`}
          linkWords={t.seeAll}
        />
        <Stat label={t.donePeople} value={String(run.people)} period={t.invoices(run.people)} />
        <Stat label={t.doneSkipped} value={String(run.skipped.length)} period={t.stats.lackingPeriod} />
      </div>
      {run.skipped.length > 0 && (
        <Card title={t.skippedTitle}>
          <p>{t.skippedText}</p>
          <LackingList rows={run.skipped} hub={`/${params.hub}`} />
          <ButtonLink href={`${base}/tournee?au=${run.until}`}>{t.again}</ButtonLink>
        </Card>
      )}
    </>
  )
}

import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { standing } from '#modules/billing/read.server.ts'
import { invoiceOfLink } from '#modules/billing/send.server.ts'
import { InvoiceSheet } from '#modules/billing/ui/InvoiceSheet.tsx'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Download } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

/** Nothing of an invoice belongs in a search engine, whoever published its link. */
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow' })

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const row = (await invoiceOfLink(ctx, params.token)) ?? noPage()
  const [one] = await standing(ctx, [row])
  return { hub: ctx.hub.name, document: row.document, kind: row.kind, state: one!.state }
}

/** An invoice as its client reads it, on whatever phone, without an account. */
export default function OpenInvoice({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { document, kind, state, hub } = loaderData
  const title = kind === 'invoice' ? t.one(document.number) : t.creditNote(document.number)
  return (
    <>
      <title>{`${title} · ${hub}`}</title>
      <PageHeader
        over={hub}
        title={title}
        lede={kind === 'invoice' ? t.open.lede : t.open.creditLede}
        action={
          <ButtonLink tone="primary" href={`${params.token}/pdf`} icon={Download}>
            {t.pdf}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {state === 'paid' && <Notice tone="success">{t.open.paid}</Notice>}
        {state === 'credited' && <Notice tone="info">{t.open.credited}</Notice>}
        {state === 'late' && <Notice tone="warn">{t.open.late}</Notice>}
        <InvoiceSheet document={document} />
        <p className="ui-soft">{t.open.questions(hub)}</p>
      </div>
    </>
  )
}

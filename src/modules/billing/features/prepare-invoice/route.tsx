import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { keepDraft } from '#modules/billing/draft.server.ts'
import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { VAT_RATES } from '#modules/money/index.server.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ClientStep } from './ClientStep.tsx'
import { clientToInvoice, findClients, whoAsked } from './client.server.ts'
import { readDraftForm } from './form.ts'
import { InvoiceForm } from './InvoiceForm.tsx'
import '#modules/billing/ui/billing.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const who = whoAsked(params)
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  if (!who) return { client: null, q, found: await findClients(ctx, q) }
  const client = (await clientToInvoice(ctx, who)) ?? noPage()
  const rows = params.get('lignes') === 'plus' ? 12 : client.charges.length > 0 ? 2 : 4
  const search = new URLSearchParams(params)
  search.set('lignes', 'plus')
  return {
    ...{ client, rows, moreHref: `?${search}`, rates: VAT_RATES, key: newId<'Form'>() },
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const who = whoAsked(new URL(request.url).searchParams) ?? noPage()
  const form = readDraftForm(await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { charges, ...input } = form.value
  const kept = await keepDraft(ctx, { ...input, who, chargeIds: charges })
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/brouillons/${kept.value.id}`)
}

export default function NewInvoicePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const base = `/${params.hub}/argent/factures`
  if (!loaderData.client)
    return (
      <>
        <title>{`${t.newTitle} · Palier`}</title>
        <PageHeader title={t.newTitle} lede={t.newLede} />
        <ClientStep base={`${base}/nouvelle`} q={loaderData.q} found={loaderData.found} />
      </>
    )
  const { client, rows, moreHref, rates, key } = loaderData
  return (
    <>
      <title>{`${t.title(client.name)} · Palier`}</title>
      <PageHeader
        title={t.title(client.name)}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.newTitle}
          </ButtonLink>
        }
      />
      <InvoiceForm
        client={client}
        before={null}
        rates={rates}
        rows={rows}
        moreHref={moreHref}
        form={{ ...shownForm(locale, actionData, t.errors), idempotencyKey: key }}
      />
    </>
  )
}

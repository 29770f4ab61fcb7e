import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { draftById, inputOf, keepDraft } from '#modules/billing/draft.server.ts'
import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { VAT_RATES } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/change.route'
import { clientToInvoice } from './client.server.ts'
import { readDraftForm } from './form.ts'
import { InvoiceForm } from './InvoiceForm.tsx'
import '#modules/billing/ui/billing.css'

async function draftOf(ctx: Ctx, id: string) {
  if (!mayInvoice(ctx.actor)) refusePage()
  return (isId<'Draft'>(id) ? await draftById(ctx, id) : null) ?? noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const draft = await draftOf(ctx, params.draft)
  const input = inputOf(draft)
  const client = (await clientToInvoice(ctx, input.who)) ?? noPage()
  return {
    ...{ client, id: draft.id, rates: VAT_RATES, key: newId<'Form'>() },
    rows: new URL(request.url).searchParams.get('lignes') === 'plus' ? 12 : 2,
    before: {
      ...{ chargeIds: draft.chargeIds, lines: draft.lines, note: draft.note, dueOn: draft.dueOn },
      ...{ allowance: draft.allowance, allowanceReason: draft.allowanceReason },
      ...{ orderNumber: draft.orderNumber, serviceCode: draft.serviceCode },
      contractNumber: draft.contractNumber,
    },
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const draft = await draftOf(ctx, params.draft)
  const form = readDraftForm(await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { charges, ...input } = form.value
  const kept = await keepDraft(ctx, { ...input, id: draft.id, who: inputOf(draft).who, chargeIds: charges })
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/brouillons/${draft.id}`)
}

export default function ChangeDraft({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { client, before, id, rates, rows, key } = loaderData
  return (
    <>
      <title>{`${t.title(client.name)} · Palier`}</title>
      <PageHeader
        over={t.draft}
        title={t.title(client.name)}
        quiet={
          <ButtonLink href={`/${params.hub}/argent/factures/brouillons/${id}`} icon={ArrowLeft}>
            {t.preview}
          </ButtonLink>
        }
      />
      <InvoiceForm
        client={client}
        before={before}
        rates={rates}
        rows={rows}
        moreHref="?lignes=plus"
        form={{ ...shownForm(locale, actionData, t.errors), idempotencyKey: key }}
      />
    </>
  )
}

import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { dropDraft, issueDraft, readDraft } from '#modules/billing/draft.server.ts'
import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { en as invoiceEn } from '#modules/billing/messages.invoices.en.ts'
import { fr as invoiceFr } from '#modules/billing/messages.invoices.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { isOurs } from '#modules/billing/rules/mentions.ts'
import { InvoiceSheet } from '#modules/billing/ui/InvoiceSheet.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft, FileText, Pencil, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/billing/ui/billing.css'

async function draftOf(ctx: Ctx, id: string) {
  if (!mayInvoice(ctx.actor)) refusePage()
  return (isId<'Draft'>(id) ? await readDraft(ctx, id) : null) ?? noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { draft, would } = await draftOf(context.get(hubContext), params.draft)
  return {
    name: draft.partyName,
    client: draft.organisationId
      ? { path: `partenaires/${draft.organisationId}`, party: `organisme/${draft.organisationId}` }
      : { path: `personnes/${draft.personId}`, party: `personne/${draft.personId}` },
    document: would.ok ? would.value.document : null,
    missing: would.ok ? would.value.missing : [],
    refused: would.ok ? null : would.code,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { draft } = await draftOf(ctx, params.draft)
  const posted = await request.formData()
  const base = `/${ctx.hub.slug}/argent/factures`
  if (posted.get('intent') === 'drop') {
    const dropped = await dropDraft(ctx, draft.id)
    return dropped.ok ? redirect(base) : data(refusedForm({}, dropped), { status: 422 })
  }
  const key = String(posted.get('idempotencyKey') ?? '')
  const issued = await issueDraft(ctx, {
    id: draft.id,
    send: posted.get('send') === 'on',
    idempotencyKey: isId(key) ? key : undefined,
  })
  if (!issued.ok) return data(refusedForm({}, issued), { status: 422 })
  return redirect(`${base}/${issued.value.number}?fait=emise`)
}

export default function DraftPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const i = useWords({ fr: invoiceFr, en: invoiceEn })
  const locale = useLocale()
  const hub = `/${params.hub}`
  const base = `${hub}/argent/factures`
  const { document, missing, client, refused } = loaderData
  const here = `${base}/brouillons/${params.draft}`
  return (
    <>
      <title>{`${i.draftFor(loaderData.name)} · Palier`}</title>
      <PageHeader
        over={t.draft}
        title={t.title(loaderData.name)}
        lede={t.draftLede}
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {i.back}
            </ButtonLink>
            <ButtonLink href={`${here}/modifier`} icon={Pencil}>
              {t.change}
            </ButtonLink>
          </>
        }
      />
      {refused && (
        <Notice tone="warn" title={t.wouldNot}>
          {(t.errors as Record<string, string>)[refused]}
        </Notice>
      )}
      <div className="billing-page">
        <div>{document && <InvoiceSheet document={document} />}</div>
        <aside className="billing-side ui-no-print">
          {missing.length > 0 && (
            <Notice tone="warn" title={i.missingTitle} live={false}>
              <p>{i.missingText}</p>
              <ul>
                {missing.map((one) => (
                  <li key={one}>{i.missing[one]}</li>
                ))}
              </ul>
              {missing.some(isOurs) && (
                <p>
                  <a href={`${hub}/argent/identite`}>{i.fixOurs}</a>
                </p>
              )}
              {missing.some((one) => one.startsWith('buyer-')) && (
                <p>
                  <a href={`${hub}/${client.path}/modifier`}>{i.fixTheirs}</a>
                </p>
              )}
              {missing.some((one) => !isOurs(one) && !one.startsWith('buyer-')) && (
                <p>
                  <a href={`${base}/clients/${client.party}`}>{i.fixBilling}</a>
                </p>
              )}
            </Notice>
          )}
          {document && missing.length === 0 && (
            <Card>
              <Form id="emettre" idempotencyKey={loaderData.key} {...shownForm(locale, actionData, t.errors)}>
                <Field type="checkbox" name="send" label={t.sendToo} checked />
                <Button tone="primary" icon={FileText} name="intent" value="issue">
                  {t.issue}
                </Button>
              </Form>
            </Card>
          )}
          <Form id="jeter" intent="drop">
            <Button tone="danger" icon={Trash2}>
              {t.drop}
            </Button>
          </Form>
        </aside>
      </div>
    </>
  )
}

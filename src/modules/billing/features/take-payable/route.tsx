import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import { takeInvoice } from '#modules/billing/payables/take.server.ts'
import { mayKeepPayables } from '#modules/billing/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

export function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPayables(ctx.actor)) refusePage()
  return { key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const file = posted.get('file')
  const taken = await takeInvoice(ctx, {
    name: file instanceof File ? file.name : '',
    content: file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0),
    idempotencyKey: String(posted.get('idempotencyKey') ?? '') || undefined,
  })
  if (!taken.ok) return data(refusedForm({}, taken), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures-recues/${taken.value.id}?fait=lue`)
}

export default function TakePayable({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="payables" />
      <div className="ui-stack">
        <Form
          idempotencyKey={loaderData.key}
          encType="multipart/form-data"
          {...shownForm(useLocale(), actionData, t.errors)}
        >
          <Field type="file" name="file" label={w.file} help={w.help} accept=".pdf,.xml" />
          <FormActions>
            <Button tone="primary">{w.send}</Button>
          </FormActions>
        </Form>
        <Notice
          live={false}
          actions={
            <ButtonLink href={`/${params.hub}/argent/operations/nouvelle?sens=depense`}>
              {w.byHand}
            </ButtonLink>
          }
        >
          {w.plain}
        </Notice>
      </div>
    </>
  )
}

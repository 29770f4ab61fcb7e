import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { grantForm } from '#modules/funding/grant-form.ts'
import { en } from '#modules/funding/messages.en.ts'
import { fr } from '#modules/funding/messages.fr.ts'
import { mayWriteFunding } from '#modules/funding/permits.ts'
import { GRANT_KINDS } from '#modules/funding/rules/grant.ts'
import { type GrantRow, grantById } from '#modules/funding/store.server.ts'
import { addGrant, changeGrant } from '#modules/funding/use-cases/write-grant.server.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

/** One page for a new grant and for one to change: the latter has its id in the address. */
const idOf = (params: object) => {
  const id = 'grant' in params ? params.grant : undefined
  if (id === undefined) return undefined
  return isId<'Grant'>(id) ? id : noPage()
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteFunding(ctx.actor)) refusePage()
  const id = idOf(params)
  const grant = id && (await ctx.read((tx) => grantById(tx, ctx.hub.id, id)))
  if (id && !grant) noPage()
  const organisations = await findOrganisations(ctx, { limit: 500 })
  const asked = new URL(request.url).searchParams.get('organisme') ?? ''
  return {
    key: newId<'Form'>(),
    organisations: organisations.map((one) => ({ value: one.id as string, label: one.label })),
    known: Boolean(grant),
    before: valuesOf(grant) ?? { organisationId: asked },
  }
}

/** What the form shows of a grant that is known. */
const valuesOf = (grant: GrantRow | undefined): Record<string, string> | undefined =>
  grant && {
    organisationId: grant.organisationId,
    name: grant.name,
    kind: grant.kind,
    amount: toInput(grant.amount),
    callOn: grant.callOn ?? '',
    answerOn: grant.answerOn ?? '',
    startsOn: grant.startsOn ?? '',
    endsOn: grant.endsOn ?? '',
    reportOn: grant.reportOn ?? '',
    note: grant.note,
  }

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteFunding(ctx.actor)) refusePage()
  const form = readForm(grantForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const id = idOf(params)
  const done = id ? await changeGrant(ctx, id, form.value) : await addGrant(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/partenaires/financements/${done.value.id}?fait=saved`)
}

export default function WriteGrant({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const { key, before, known, organisations } = loaderData
  const title = known ? w.titleEdit : w.titleNew
  const base = `/${params.hub}/partenaires`
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`${base}/financements`}>{t.title}</a>} />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <FieldSet legend={w.who}>
          <Field
            type="select"
            name="organisationId"
            label={w.funder}
            help={<a href={`${base}/nouveau`}>{w.funderHelp}</a>}
            options={organisations}
          />
          <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
          <Field
            type="select"
            name="kind"
            label={w.kind}
            options={GRANT_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Field type="money" name="amount" label={w.amount} width="medium" />
        </FieldSet>
        <FieldSet legend={w.calendar}>
          <Field type="date" name="callOn" label={w.callOn} optional width="medium" />
          <Field type="date" name="answerOn" label={w.answerOn} optional width="medium" />
        </FieldSet>
        <FieldSet legend={w.agreement} help={w.agreementHelp}>
          <Field type="date" name="startsOn" label={w.startsOn} optional width="medium" />
          <Field type="date" name="endsOn" label={w.endsOn} optional width="medium" />
          <Field type="date" name="reportOn" label={w.reportOn} optional width="medium" />
        </FieldSet>
        <Field type="textarea" name="note" label={w.note} optional rows={3} />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}

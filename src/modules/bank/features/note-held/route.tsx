import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { heldEn as en } from '#modules/bank/messages.held.en.ts'
import { heldFr as fr } from '#modules/bank/messages.held.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { ALL_HAND_KINDS, HAND_KINDS, isPurpose, PURPOSE_LIST, PURPOSES } from '#modules/bank/rules/held.ts'
import { noteHeld } from '#modules/bank/sepa/held.server.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { findOrganisations } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { heldForm } from './form.ts'
import '#modules/bank/ui/sepa.css'

const BY_HAND = PURPOSE_LIST.filter((purpose) => purpose !== 'providers')

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const purpose = asked.get('titre')
  const organisationId = asked.get('pour')
  const kind = asked.get('geste')
  const organisations = await findOrganisations(ctx, { limit: 500 })
  return {
    purpose: isPurpose(purpose) && purpose !== 'providers' ? purpose : BY_HAND[0]!,
    organisationId: isId<'Organisation'>(organisationId) ? organisationId : '',
    kind: ALL_HAND_KINDS.find((one) => one === kind) ?? null,
    organisations: organisations.map(({ id, label }) => ({ value: id as string, label })),
    today: ctx.today(),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const form = readForm(heldForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const noted = await noteHeld(ctx, form.value)
  if (!noted.ok) return data(refusedForm(form.values, noted), { status: 422 })
  const { purpose, organisationId } = form.value
  return redirect(`/${ctx.hub.slug}/argent/pour-compte/${purpose}/${organisationId}?fait=oui`)
}

export default function NoteHeld({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const { purpose, organisationId, today } = loaderData
  const base = `/${params.hub}/argent/pour-compte`
  const kinds = HAND_KINDS[PURPOSES[purpose].flow]
  const before = {
    ...{ organisationId, day: today, kind: loaderData.kind ?? kinds[0] },
    means: PURPOSES[purpose].flow === 'out' ? 'cash' : '',
  }
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={t.lede}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.one.back}
          </ButtonLink>
        }
      />
      <Tabs
        label={w.purpose}
        tabs={BY_HAND.map((one) => ({
          label: t.purposes[one],
          href: `${base}/noter?titre=${one}${organisationId ? `&pour=${organisationId}` : ''}`,
          current: one === purpose,
        }))}
      />
      <Form
        idempotencyKey={loaderData.key}
        hidden={{ purpose }}
        {...shownForm(useLocale(), actionData, t.errors, before)}
      >
        <Field
          type="radio"
          name="kind"
          label={w.kind}
          options={kinds.map((value) => ({ value, label: w.kinds[value] }))}
        />
        <Field
          type="select"
          name="organisationId"
          label={w.who}
          help={w.whoHelp}
          blank={w.choose}
          options={loaderData.organisations}
        />
        <FieldSet legend={w.howMuch}>
          <Field type="money" name="amount" label={w.amount} />
          {PURPOSES[purpose].flow === 'in' && (
            <Field type="money" name="commission" label={w.commission} help={w.commissionHelp} optional />
          )}
          <MeansField label={w.means} />
        </FieldSet>
        <Field type="date" name="day" label={w.day} max={today} width="medium" />
        <Field name="label" label={w.label} help={w.labelHelp} maxLength={150} />
        <Field name="reference" label={w.reference} optional width="medium" />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}

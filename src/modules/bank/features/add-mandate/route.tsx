import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { mandatesEn as en } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr as fr } from '#modules/bank/messages.mandates.fr.ts'
import { mayKeepMandates } from '#modules/bank/permits.ts'
import { NOTICE_DAYS, RECURRENCES, standingOf } from '#modules/bank/rules/mandates.ts'
import { addMandate, mandatesOf } from '#modules/bank/sepa/mandates.server.ts'
import type { Debtor } from '#modules/money/index.server.ts'
import { findOrganisations, findPeople, getOrganisation, getPerson } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Search, User } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Choices } from './Choices.tsx'
import { mandateForm } from './form.ts'
import '#modules/bank/ui/sepa.css'

const FOUND = 8

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepMandates(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const [personId, organisationId] = [asked.get('personne'), asked.get('organisme')]
  const q = (asked.get('q') ?? '').trim().slice(0, 100)
  const base = { today: ctx.today(), key: newId<'Form'>(), q, people: [], organisations: [] }
  const person = isId<'Person'>(personId) ? await getPerson(ctx, personId) : null
  const organisation = isId<'Organisation'>(organisationId)
    ? await getOrganisation(ctx, organisationId)
    : null
  const row = organisation ?? person
  if (row) {
    const who: Debtor = organisation ? { organisationId: organisation.id } : { personId: person!.id }
    const name = organisation?.name ?? `${person!.firstName} ${person!.lastName}`.trim()
    const living = (await mandatesOf(ctx, who)).find((one) => standingOf(one, ctx.today()) === 'active')
    const hidden: Record<string, string> = who.organisationId
      ? { organisationId: who.organisationId }
      : { personId: who.personId! }
    return { ...base, chosen: { hidden, name, city: row.city ?? '' }, living: living?.rum ?? null }
  }
  const [people, organisations] = q
    ? [await findPeople(ctx, q, FOUND), await findOrganisations(ctx, { q, limit: FOUND })]
    : [[], []]
  return { ...base, people, organisations, chosen: null, living: null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepMandates(ctx.actor)) refusePage()
  const form = readForm(mandateForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { personId, organisationId, ...rest } = form.value
  const who: Debtor | null = organisationId ? { organisationId } : personId ? { personId } : null
  if (!who) return data({ values: form.values, errors: { '': 'unknown_choice' } }, { status: 422 })
  const added = await addMandate(ctx, { ...rest, who })
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/mandats/${added.value.id}?fait=oui`)
}

export default function AddMandate({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const locale = useLocale()
  const { chosen, q, today } = loaderData
  const base = `/${params.hub}/argent/mandats`
  const before = {
    ...{ signedOn: today, signedAt: chosen?.city ?? '', recurrence: 'recurrent' },
    ...{ noticeDays: String(NOTICE_DAYS), holder: chosen?.name ?? '' },
  }
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.back}
          </ButtonLink>
        }
      />
      {!chosen && (
        <div className="ui-stack">
          <Form id="qui" method="get">
            <Field type="search" name="q" label={w.find} help={w.findHelp} value={q} autoComplete="off" />
            <FormActions>
              <Button tone="primary" icon={Search}>
                {w.go}
              </Button>
            </FormActions>
          </Form>
          {q && (
            <Choices
              base={`${base}/nouveau`}
              q={q}
              people={loaderData.people}
              organisations={loaderData.organisations}
            />
          )}
        </div>
      )}
      {chosen && (
        <Form
          idempotencyKey={loaderData.key}
          hidden={chosen.hidden}
          {...shownForm(locale, actionData, t.errors, before)}
        >
          <div className="sepa-who">
            <User className="ui-icon" />
            <strong>{chosen.name}</strong>
            <a href={`${base}/nouveau`}>{w.other}</a>
          </div>
          {loaderData.living && <Notice live={false}>{w.already(loaderData.living)}</Notice>}
          <FieldSet legend={w.account}>
            <Field name="iban" label={w.iban} help={w.ibanHelp} autoComplete="off" maxLength={50} />
            <Field name="bic" label={w.bic} help={w.bicHelp} optional width="medium" autoComplete="off" />
            <Field name="holder" label={w.holder} help={w.holderHelp} optional maxLength={70} />
          </FieldSet>
          <FieldSet legend={w.signature}>
            <Field type="date" name="signedOn" label={w.signedOn} max={today} width="medium" />
            <Field name="signedAt" label={w.signedAt} optional width="medium" />
            <Field
              type="radio"
              name="recurrence"
              label={w.recurrence}
              options={RECURRENCES.map((value) => ({ value, label: t.recurrences[value] }))}
            />
            <Field
              type="number"
              name="noticeDays"
              label={w.noticeDays}
              help={w.noticeHelp}
              unit={w.unit}
              width="short"
            />
            <Field name="rum" label={w.rum} help={w.rumHelp} optional autoComplete="off" />
          </FieldSet>
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}

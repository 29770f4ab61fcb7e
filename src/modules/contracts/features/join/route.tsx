import { data, redirect } from 'react-router'
import { addDays, type Day } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { en } from '#modules/contracts/messages.en.ts'
import { fr } from '#modules/contracts/messages.fr.ts'
import { mayJoin } from '#modules/contracts/permits.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { getPerson, membershipOf } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { joinForm } from './form.ts'
import { join } from './use-case.server.ts'

async function personOf(ctx: Ctx, id: string | undefined) {
  if (!mayJoin(ctx.actor)) refusePage()
  const person = isId<'Person'>(id) ? await getPerson(ctx, id) : null
  return person ?? noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const person = await personOf(ctx, params.id)
  const current = await membershipOf(ctx, person.id, ctx.today())
  return {
    name: [person.firstName, person.lastName].filter(Boolean).join(' '),
    until: current?.endsOn ?? null,
    startsOn: current ? addDays(current.endsOn, 1) : ctx.today(),
    fee: current ? toInput(current.fee) : '',
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const person = await personOf(ctx, params.id)
  const form = readForm(joinForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const joined = await join(ctx, { ...form.value, personId: person.id })
  if (!joined.ok) return data(refusedForm(form.values, joined), { status: 422 })
  const { number } = joined.value
  return redirect(
    number
      ? `/${ctx.hub.slug}/argent/recus/${number}?fait=adhesion`
      : `/${ctx.hub.slug}/personnes/${person.id}`,
  )
}

export default function Join({ loaderData, actionData }: Route.ComponentProps) {
  const { join: w, errors } = useWords({ fr, en })
  const locale = useLocale()
  const { name, until, startsOn, fee, key } = loaderData
  const before = { startsOn: startsOn as Day, months: '12', fee, means: 'cash' }
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader title={w.title(name)} lede={w.lede} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, errors, before)}>
        <Field
          type="date"
          name="startsOn"
          label={w.startsOn}
          width="medium"
          help={until ? w.startsOnHelp(formatDay(until, locale)) : undefined}
        />
        <Field
          type="radio"
          name="months"
          label={w.months}
          inline
          options={[
            { value: '1', label: w.month },
            { value: '3', label: w.quarter },
            { value: '6', label: w.halfYear },
            { value: '12', label: w.year },
          ]}
        />
        <Field type="money" name="fee" label={w.fee} help={w.feeHelp} />
        <MeansField label={w.means} />
        <Field name="reference" label={w.reference} optional width="medium" />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}

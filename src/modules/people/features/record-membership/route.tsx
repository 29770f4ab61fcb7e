import { data, redirect } from 'react-router'
import { addDays, addMonthsToDay } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import { getPerson } from '../../choosers.server.ts'
import { membershipsOf } from '../../membership-store.server.ts'
import { en } from '../../messages.en.ts'
import { fr } from '../../messages.fr.ts'
import { mayWritePeople } from '../../permits.ts'
import { fullName } from '../../rules/names.ts'
import { nextStart } from '../../rules/renewal.ts'
import type { Route } from './+types/route'
import { membershipForm } from './form.ts'
import { recordMembership } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  const [last] = await ctx.read((tx) => membershipsOf(tx, ctx.hub.id, person.id))
  const startsOn = nextStart(ctx.today(), last?.endsOn)
  return {
    key: newId<'Form'>(),
    name: fullName(person),
    startsOn,
    endsOn: addDays(addMonthsToDay(startsOn, 12), -1),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Person'>(params.id)) noPage()
  const form = readForm(membershipForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const joined = await recordMembership(ctx, { ...form.value, personId: params.id })
  if (!joined.ok) return data(refusedForm(form.values, joined), { status: 422 })
  return redirect(`/${ctx.hub.slug}/personnes/${params.id}?fait=joined`)
}

export default function RecordMembership({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.membership
  const cancel = useUiWords().cancel
  const { key, name, startsOn, endsOn } = loaderData
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader title={w.title(name)} lede={w.lede} />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, { startsOn, endsOn })}>
        <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
        <Field type="date" name="endsOn" label={w.endsOn} help={w.endsHelp} width="medium" />
        <Field type="money" name="fee" label={w.fee} help={w.feeHelp} width="short" />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={`/${params.hub}/personnes/${params.id}`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}

import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { addErrand } from '#modules/rounds/errands/keep.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayNoteErrands, mayReadTrips } from '#modules/rounds/permits.ts'
import { useErrandLabels } from '#modules/rounds/ui/StopFields.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/new.route'
import { ErrandFields, saysMore } from './ErrandFields.tsx'
import { errandForm, inputOf } from './form.ts'
import { newErrandPage } from './query.server.ts'
import { WhoCard, whoHidden, whoQuery } from './WhoCard.tsx'
import './errand.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const day = parseDay(params.get('jour') ?? '')
  return {
    ...(await newErrandPage(ctx, params)),
    before: { day: day.ok ? day.value : ctx.today() } as Record<string, string>,
    mayReadMoney: mayReadTrips(ctx.actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const form = readForm(errandForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const input = inputOf(form.value)
  const added = await addErrand(ctx, mayReadTrips(ctx.actor) ? input : { ...input, handling: undefined })
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  // Noted whatever the address base answers: what it does not find is placed by hand.
  await placeAddresses(ctx, [input.address ?? '', input.toAddress ?? ''])
  return redirect(`/${ctx.hub.slug}/tournees/courses/${added.value.number}?fait=note`)
}

export default function NewErrand({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { q, found, chosen, mayFind, addresses, before, mayReadMoney, key } = loaderData
  const base = `/${params.hub}/tournees/courses`
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  const labels = useErrandLabels()
  return (
    <>
      <title>{`${t.form.title} · Palier`}</title>
      <PageHeader title={t.form.title} over={<a href={base}>{t.errands.title}</a>} />
      <div className="ui-stack">
        {mayFind && <WhoCard q={q} found={found} chosen={chosen} />}
        <Form
          id="course"
          action={whoQuery(chosen)}
          idempotencyKey={key}
          hidden={whoHidden(chosen)}
          labels={labels}
          {...shown}
        >
          <ErrandFields
            chosen={chosen}
            addresses={addresses}
            mayReadMoney={mayReadMoney}
            open={saysMore(shown)}
          />
          <FormActions>
            <Button tone="primary" icon={Check}>
              {t.form.save}
            </Button>
          </FormActions>
        </Form>
      </div>
    </>
  )
}

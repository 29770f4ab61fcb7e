import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { mayNoteTrips, mayReadTrips } from '#modules/rounds/permits.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/route'
import { tripForm } from './form.ts'
import { notePage } from './query.server.ts'
import { StepOne, StepThree, StepTwo, useTripLabels } from './StepFields.tsx'
import { FIELDS_OF, stepOf, valuesIn } from './steps.ts'
import { noteTrip } from './use-case.server.ts'

/** Three short steps, each a plain page: what was typed travels in the address of the next one. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteTrips(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const typed = parseDay(query.get('day') ?? '')
  const scheme = query.get('schemeId')
  return {
    ...(await notePage(
      ctx,
      typed.ok ? typed.value : ctx.today(),
      isId<'Scheme'>(scheme) ? scheme : undefined,
    )),
    step: stepOf(query),
    given: valuesIn(query),
    done: query.has('fait'),
    key: newId<'Form'>(),
    mayRead: mayReadTrips(ctx.actor),
    sides: roundSides(ctx.actor),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteTrips(ctx.actor)) refusePage()
  const form = readForm(tripForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await noteTrip(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  const base = `/${ctx.hub.slug}/deplacements`
  return redirect(
    mayReadTrips(ctx.actor) ? `${base}/${done.value.id}?fait=note` : `${base}/nouveau?fait=note`,
  )
}

export default function NoteTrip({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const locale = useLocale()
  const { given, key, done, mayRead, sides, ...page } = loaderData
  const base = `/${params.hub}/deplacements`
  // Refused: every field is shown at once, each with what is wrong beside it.
  const step = actionData ? 0 : page.step
  const shown = shownForm(locale, actionData, t.errors, { ...page.values, ...given })
  const labels = useTripLabels()
  const fields = { page, ticked: (actionData?.values.requests ?? '').split(',') }
  const last = step === 0 || step === 3
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} over={mayRead && <a href={base}>{t.title}</a>} />
      {!mayRead && <RoundsTabs hub={params.hub} current="note" sides={sides} />}
      {done && <Notice tone="success">{t.noted}</Notice>}
      {step > 0 && <Steps steps={w.steps.map((label) => ({ label }))} current={step - 1} />}
      <Form
        id="trip"
        method={last ? 'post' : 'get'}
        action={`${base}/nouveau`}
        idempotencyKey={last ? key : undefined}
        hidden={step === 0 ? {} : { ...(last ? {} : { etape: String(step + 1) }), ...carried(given, step) }}
        labels={labels}
        {...shown}
      >
        {(step === 0 || step === 1) && <StepOne {...fields} />}
        {(step === 0 || step === 2) && <StepTwo />}
        {last && <StepThree {...fields} />}
        <FormActions>
          <Button tone="primary" icon={last ? Check : undefined}>
            {last ? w.save : w.next}
          </Button>
          {step > 1 && (
            <ButtonLink
              href={`${base}/nouveau?${new URLSearchParams({ ...given, etape: String(step - 1) })}`}
            >
              {w.back}
            </ButtonLink>
          )}
        </FormActions>
      </Form>
    </>
  )
}

/** What the other steps were told, as hidden fields. */
function carried(given: Readonly<Record<string, string>>, step: number): Record<string, string> {
  const own: readonly string[] = FIELDS_OF[step - 1] ?? []
  return Object.fromEntries(Object.entries(given).filter(([name]) => !own.includes(name)))
}

import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { isSlotTaken } from '#modules/requests/index.server.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { roundChoices, whoChosen } from '#modules/rounds/day/choices.server.ts'
import { roundNamed } from '#modules/rounds/day/day-plan.server.ts'
import { timeValue } from '#modules/rounds/day/fields.ts'
import { editRound } from '#modules/rounds/day/round.server.ts'
import { mayPrepareRounds } from '#modules/rounds/permits.ts'
import { isOpenRound } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { useMeetingWords } from '#modules/rounds/ui/meeting-words.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/edit.route'
import { editForm, inputOf } from './form.ts'
import { RoundFields, useRoundLabels } from './RoundFields.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const round = await roundNamed(ctx, params.round)
  if (!round) noPage()
  const choices = await roundChoices(ctx, context.get(servicesContext).db)
  const { number, name, vehicleId, mode, who, whoName, driver, schemeId, note, sequence } = round
  // Somebody who left the team, or a vehicle retired, is still what the round has.
  const kept = { value: who ?? '', label: whoName }
  const known = [...choices.team, ...choices.volunteers, ...choices.providers].some(
    ({ value }) => value === who,
  )
  return {
    ...{ number, sequence, key: newId<'Form'>(), open: isOpenRound(round.state) },
    choices: {
      ...choices,
      volunteers: who && !known ? [...choices.volunteers, kept] : choices.volunteers,
      vehicles:
        vehicleId && !choices.vehicles.some(({ value }) => value === vehicleId)
          ? [...choices.vehicles, { value: vehicleId as string, label: round.vehicleName }]
          : choices.vehicles,
    },
    values: {
      ...{ name, mode, driver, note, vehicleId: vehicleId ?? '', who: who ?? '', schemeId: schemeId ?? '' },
      ...{ from: timeValue(round.fromMinute), to: timeValue(round.toMinute) },
    },
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const form = readForm(editForm, await request.formData())
  if (!form.ok)
    return data({ state: { values: form.values, errors: form.errors }, held: [] }, { status: 422 })
  const round = await roundNamed(ctx, params.round)
  if (!round) noPage()
  const { who, seen, ...typed } = form.value
  const chosen = await whoChosen(ctx, context.get(servicesContext).db, who)
  const done = await editRound(ctx, { ...inputOf(typed), roundId: round.id, seen, who: chosen })
  if (!done.ok) {
    const held = isSlotTaken(done) ? done.held : []
    // Who drives is in the way of their own calendar: said where they are chosen.
    const shown = isSlotTaken(done) ? { ...done, field: 'who' } : done
    const meeting = 'meeting' in done ? done.meeting : undefined
    return data({ state: refusedForm(form.values, shown), held, meeting }, { status: 422 })
  }
  return redirect(`/${ctx.hub.slug}/tournees/${round.number}?fait=change`)
}

export default function EditRound({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, locale } = useDayWords()
  const { taken } = useCalendarWords()
  const { inTheWay } = useMeetingWords()
  const labels = useRoundLabels()
  const { number, sequence, choices, values, key, open } = loaderData
  const base = `/${params.hub}/tournees/${number}`
  const meeting = actionData && 'meeting' in actionData ? actionData.meeting : undefined
  const own = {
    ...t.errors,
    ...(actionData?.held.length ? { slot_taken: taken(actionData.held) } : {}),
    ...(meeting && { rounds_meet: inTheWay(meeting) }),
  }
  return (
    <>
      <title>{`${t.form.editTitle(number)} · Palier`}</title>
      <PageHeader title={t.form.editTitle(number)} over={<a href={base}>{number}</a>} />
      {!open && <Notice tone="info">{t.errors.round_left}</Notice>}
      {open && (
        <Form
          idempotencyKey={key}
          hidden={{ seen: String(sequence) }}
          labels={labels}
          {...shownForm(locale, actionData?.state, own)}
        >
          <RoundFields choices={choices} values={values} />
          <FormActions>
            <Button tone="primary">{t.form.save}</Button>
            <ButtonLink href={base}>{t.form.back}</ButtonLink>
          </FormActions>
        </Form>
      )}
    </>
  )
}

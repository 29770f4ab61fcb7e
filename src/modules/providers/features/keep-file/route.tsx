import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { mayKeepProviders, mayVetProviders } from '#modules/providers/permits.ts'
import { hoursText } from '#modules/providers/rules/hours.ts'
import { providerDossier } from '#modules/providers/vetting.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import { fileForm, WEEKDAYS } from './form.ts'
import { keepFile } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepProviders(ctx.actor)) refusePage()
  const dossier = isId<'Organisation'>(params.id) ? await providerDossier(ctx, params.id) : null
  if (!dossier) noPage()
  const { file, name, hours } = dossier
  const services = await listServices(ctx, { activeOnly: true })
  const spans = Map.groupBy(hours, (span) => span.weekday)
  return {
    name,
    mayVet: mayVetProviders(ctx.actor),
    seenAt: file.updatedAt.toISOString(),
    services: services.map(({ id, name: label }) => ({ value: id as string, label })),
    before: {
      zone: file.zone.join(', '),
      skills: file.skills.join(', '),
      weeklyCapacity: file.weeklyCapacity === null ? '' : String(file.weeklyCapacity),
      sharePermille: file.sharePermille === null ? '' : String(file.sharePermille / 10).replace('.', ','),
      insuranceWaived: file.insuranceWaived ?? '',
      note: file.note,
      services: dossier.services.map((row) => row.serviceId).join(','),
      ...Object.fromEntries(WEEKDAYS.map((day) => [`hours-${day}`, hoursText(spans.get(day) ?? [])])),
    } as Record<string, string>,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Organisation'>(params.id)) noPage()
  const form = readForm(fileForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const kept = await keepFile(ctx, params.id, form.value)
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/prestataires/${params.id}?fait=saved`)
}

export default function KeepFile({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.file
  const { cancel } = useUiWords()
  const { name, services, before, seenAt, mayVet } = loaderData
  const title = w.editTitle(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} />
      <Form
        hidden={{ seenAt: actionData?.values.seenAt ?? seenAt }}
        {...shownForm(useLocale(), actionData, t.errors, before)}
      >
        <Field
          type="checkboxes"
          name="services"
          label={w.services}
          help={w.servicesHelp}
          optional
          inline
          options={services}
        />
        <Field name="skills" label={w.skills} help={w.skillsHelp} optional autoComplete="off" />
        <Field name="zone" label={w.zone} help={w.zoneHelp} optional autoComplete="off" />
        <Field
          type="number"
          name="weeklyCapacity"
          label={w.capacity}
          help={w.capacityHelp}
          min={1}
          optional
          width="short"
        />
        <FieldSet legend={w.hours} help={w.hoursHelp}>
          {WEEKDAYS.map((day) => (
            <Field
              key={day}
              name={`hours-${day}`}
              label={t.weekdays[day - 1]}
              optional
              width="medium"
              autoComplete="off"
            />
          ))}
        </FieldSet>
        {mayVet && (
          <>
            <Field
              name="sharePermille"
              label={w.share}
              help={w.shareHelp}
              unit={w.percent}
              optional
              width="short"
            />
            <Field name="insuranceWaived" label={w.insuranceWaived} help={w.waivedHelp} optional />
          </>
        )}
        <Field type="textarea" name="note" label={w.note} rows={3} optional />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={`/${params.hub}/prestataires/${params.id}`}>{cancel}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}

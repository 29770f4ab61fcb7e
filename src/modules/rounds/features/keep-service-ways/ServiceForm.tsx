import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import type { Hours, Load, Way } from '#modules/rounds/rules/errands/errand.ts'
import { hoursInput } from '#modules/rounds/rules/errands/hours.ts'
import { SaidForm } from '#modules/rounds/ui/SaidForm.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Field } from '#ui/Field.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { SERVICE_WAYS } from './form.ts'

type Props = {
  service: {
    id: string
    name: string
    said: boolean
    way: Way | null
    minutes: number
    hours: readonly Hours[]
    load: Load
    skills: readonly string[]
    driver: string | null
    handling: string
  }
  state: FormState | undefined
  base: string
}

/** How one service travels. */
export function ServiceForm({ service, state, base }: Props) {
  const t = useWords({ fr, en })
  const w = t.services
  const before: Record<string, string> = {
    ...{ way: service.way ?? 'none', minutes: String(service.minutes), hours: hoursInput(service.hours) },
    ...{ kg: String(service.load.kg), crates: String(service.load.crates) },
    ...{ skills: service.skills.join(', '), driver: service.driver ?? '', handling: service.handling },
  }
  return (
    <SaidForm
      id="prestation"
      title={w.edit(service.name)}
      action={`?prestation=${service.id}`}
      base={base}
      hidden={{ service: service.id }}
      said={service.said}
      words={w}
      shown={shownForm(useLocale(), state, t.errors, before)}
    >
      <Field
        type="radio"
        name="way"
        label={w.way}
        options={SERVICE_WAYS.map((value) =>
          value === 'none'
            ? { value, label: w.wayNone, help: w.wayNoneHelp }
            : { value, label: t.ways[value], help: t.wayHelp[value] },
        )}
      />
      <Field type="number" name="minutes" label={w.stayVisit} help={w.stayHelp} unit="min" width="short" />
      <Field type="number" name="kg" label={w.kg} unit="kg" optional width="short" />
      <Field type="number" name="crates" label={w.crates} optional width="short" />
      <Field
        name="hours"
        label={t.form.hours}
        help={t.form.hoursHelp}
        optional
        width="medium"
        autoComplete="off"
      />
      <Field name="skills" label={t.form.skills} help={t.form.skillsHelp} optional autoComplete="off" />
      <Field
        type="select"
        name="driver"
        label={t.form.driver}
        optional
        blank={t.anyDriver}
        width="medium"
        options={(['paid', 'volunteer'] as const).map((value) => ({ value, label: t.drivers[value] }))}
      />
      <Field
        type="money"
        name="handling"
        label={w.handling}
        help={t.form.handlingHelp}
        optional
        width="medium"
      />
    </SaidForm>
  )
}

import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { en as tripsEn } from '#modules/rounds/messages.trips.en.ts'
import { fr as tripsFr } from '#modules/rounds/messages.trips.fr.ts'
import { TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import { SaidForm } from '#modules/rounds/ui/SaidForm.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  vehicle: { id: string; name: string; said: boolean; values: Readonly<Record<string, string>> }
  state: FormState | undefined
  base: string
}

/** What one vehicle can do on a round. */
export function FleetForm({ vehicle, state, base }: Props) {
  const t = useWords({ fr, en })
  const modes = useWords({ fr: tripsFr, en: tripsEn }).modes
  const w = t.fleet
  return (
    <SaidForm
      id="vehicule"
      title={w.edit(vehicle.name)}
      action={`?vehicule=${vehicle.id}`}
      base={base}
      hidden={{ vehicle: vehicle.id }}
      said={vehicle.said}
      words={w}
      shown={shownForm(useLocale(), state, t.errors, vehicle.values)}
    >
      <Field
        type="radio"
        name="mode"
        label={w.mode}
        inline
        options={TRIP_MODES.map((value) => ({ value, label: modes[value] }))}
      />
      <Field
        type="radio"
        name="paid"
        label={w.paid}
        inline
        options={(['paid', 'volunteer'] as const).map((value) => ({ value, label: w.paids[value] }))}
      />
      <Field type="number" name="kg" label={w.kg} unit="kg" width="short" />
      <Field type="number" name="crates" label={w.crates} width="short" />
      <Field type="time" name="fromMinute" label={w.fromHour} width="short" />
      <Field type="time" name="toMinute" label={w.toHour} width="short" />
      <FieldSet legend={w.pause} help={w.pauseHelp}>
        <Field type="number" name="breakMinutes" label={w.breakMinutes} unit="min" width="short" />
        <Field type="time" name="breakFrom" label={w.breakFrom} width="short" />
        <Field type="time" name="breakTo" label={w.breakTo} width="short" />
      </FieldSet>
      <FieldSet legend={w.reload}>
        <Field type="number" name="reloads" label={w.reloads} width="short" />
        <Field type="number" name="reloadMinutes" label={w.reloadMinutes} unit="min" width="short" />
      </FieldSet>
      <Field name="range" label={w.rangeField} help={w.rangeHelp} unit="km" optional width="short" />
      <Field
        type="number"
        name="mostMinutes"
        label={w.most}
        help={w.mostHelp}
        unit="min"
        optional
        width="short"
      />
      <Field type="number" name="speedPercent" label={w.speed} help={w.speedHelp} unit="%" width="short" />
      <Field name="skills" label={w.skills} help={w.skillsHelp} optional autoComplete="off" />
      <Field type="money" name="fixed" label={w.fixed} help={w.fixedHelp} optional width="medium" />
    </SaidForm>
  )
}

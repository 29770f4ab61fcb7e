import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { WEEKDAYS } from './form.ts'

type Choice = { value: string; label: string }
type Props = {
  weekdays: readonly string[]
  choices: {
    who: Record<'team' | 'volunteers' | 'providers', readonly Choice[]>
    vehicles: readonly Choice[]
    schemes: readonly Choice[]
  }
}

/** Which days, with what, who, when, where. */
export function TemplateFields({ weekdays, choices }: Props) {
  const w = useWords({ fr, en }).models
  return (
    <>
      <Field name="name" label={w.name} help={w.nameHelp} maxLength={80} autoComplete="off" />
      <Field
        type="checkboxes"
        name="weekdays"
        label={w.days}
        inline
        values={weekdays}
        options={WEEKDAYS.map((value) => ({ value, label: w.weekdays[value] }))}
      />
      <Field type="time" name="fromMinute" label={w.from} width="short" />
      <Field type="time" name="toMinute" label={w.to} width="short" />
      <Field
        type="select"
        name="vehicleId"
        label={w.vehicle}
        optional
        blank={w.noVehicle}
        width="medium"
        options={choices.vehicles}
      />
      <Field
        type="select"
        name="who"
        label={w.who}
        optional
        blank={w.nobody}
        width="medium"
        options={(['team', 'volunteers', 'providers'] as const)
          .filter((group) => choices.who[group].length > 0)
          .map((group) => ({ group: w.groups[group], options: choices.who[group] }))}
      />
      <Field
        type="radio"
        name="paid"
        label={w.paid}
        inline
        options={(['paid', 'volunteer'] as const).map((value) => ({ value, label: w.paids[value] }))}
      />
      <Field name="zone" label={w.zone} help={w.zoneHelp} optional maxLength={400} autoComplete="off" />
      {choices.schemes.length > 0 && (
        <Field
          type="select"
          name="schemeId"
          label={w.scheme}
          optional
          blank={w.noScheme}
          width="medium"
          options={choices.schemes}
        />
      )}
      <Field type="textarea" name="note" label={w.note} optional rows={2} maxLength={500} />
    </>
  )
}

/** What these fields are called, by name: a refused form names them in its summary. */
export function useTemplateLabels(): Readonly<Record<string, string>> {
  const w = useWords({ fr, en }).models
  return {
    ...{ name: w.name, weekdays: w.days, fromMinute: w.from, toMinute: w.to, vehicleId: w.vehicle },
    ...{ who: w.who, paid: w.paid, zone: w.zone, schemeId: w.scheme, note: w.note },
  }
}

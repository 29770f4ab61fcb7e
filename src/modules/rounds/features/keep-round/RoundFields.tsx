import type { RoundChoices } from '#modules/rounds/day/choices.server.ts'
import { en as tripsEn } from '#modules/rounds/messages.trips.en.ts'
import { fr as tripsFr } from '#modules/rounds/messages.trips.fr.ts'
import { TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'

export type Values = Partial<
  Record<'name' | 'vehicleId' | 'mode' | 'who' | 'driver' | 'from' | 'to' | 'schemeId' | 'note', string>
>

/** Who goes out, with what, from when to when. What was typed and refused is put back by the form. */
export function RoundFields({ choices, values }: { choices: RoundChoices; values: Values }) {
  const { t } = useDayWords()
  const trips = useWords({ fr: tripsFr, en: tripsEn })
  const f = t.form
  const groups = (['team', 'volunteers', 'providers'] as const)
    .map((group) => ({ group: f[group], options: choices[group] }))
    .filter(({ options }) => options.length > 0)
  return (
    <>
      <Field
        type="select"
        name="vehicleId"
        label={f.vehicle}
        value={values.vehicleId}
        blank={f.noVehicle}
        options={choices.vehicles}
        optional
      />
      <Field
        type="select"
        name="who"
        label={f.who}
        value={values.who}
        blank={f.nobody}
        options={groups}
        optional
      />
      <Field
        type="radio"
        name="driver"
        label={f.driver}
        value={values.driver}
        inline
        options={(['paid', 'volunteer'] as const).map((value) => ({ value, label: f.drivers[value] }))}
      />
      <Field type="time" name="from" label={f.from} value={values.from} width="short" />
      <Field type="time" name="to" label={f.to} value={values.to} width="short" />
      <Field name="name" label={f.name} help={f.nameHelp} value={values.name} autoComplete="off" optional />
      <Field
        type="select"
        name="mode"
        label={f.mode}
        value={values.mode}
        options={TRIP_MODES.map((value) => ({ value, label: trips.modes[value] }))}
        optional
      />
      {choices.schemes.length > 0 && (
        <Field
          type="select"
          name="schemeId"
          label={f.scheme}
          value={values.schemeId}
          options={choices.schemes}
          optional
        />
      )}
      <Field
        type="textarea"
        name="note"
        label={f.note}
        value={values.note}
        rows={2}
        maxLength={500}
        optional
      />
    </>
  )
}

/** What these fields are called, by name: a refused form names them in its summary. */
export function useRoundLabels(): Readonly<Record<string, string>> {
  const f = useDayWords().t.form
  return {
    ...{ vehicleId: f.vehicle, who: f.who, driver: f.driver, from: f.from, to: f.to },
    ...{ name: f.name, mode: f.mode, schemeId: f.scheme, note: f.note },
  }
}

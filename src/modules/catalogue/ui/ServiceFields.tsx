import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { ACTIVITIES, PRICE_UNITS } from '../rules/activities.ts'

/** What describes a service, the same when it is added and when it changes. */
export function ServiceFields() {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
      <Field type="textarea" name="description" label={w.description} optional rows={2} />
      <Field
        type="select"
        name="activity"
        label={w.activity}
        options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
      />
      <Field
        type="select"
        name="unit"
        label={w.unit}
        options={PRICE_UNITS.map((value) => ({ value, label: t.units[value] }))}
      />
      <Field
        type="number"
        name="minutes"
        label={w.minutes}
        help={w.minutesHelp}
        unit={w.minutesUnit}
        width="short"
      />
      <Field type="money" name="directCost" label={w.directCost} help={w.directCostHelp} width="short" />
    </>
  )
}

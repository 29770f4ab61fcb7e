import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.collect.en.ts'
import { fr } from '../messages.collect.fr.ts'

/** Where something goes when it is carried, and at what hours one may come. */
export function DoorFields({ addresses }: { addresses?: readonly string[] }) {
  const f = useWords({ fr, en }).form
  return (
    <>
      <Field
        name="toAddress"
        label={f.toAddress}
        help={f.toAddressHelp}
        optional
        list={addresses}
        maxLength={200}
        autoComplete="off"
      />
      <Field name="hours" label={f.hours} help={f.hoursHelp} optional width="medium" autoComplete="off" />
    </>
  )
}

/** How long one stays, and what is carried. */
export function LoadFields() {
  const f = useWords({ fr, en }).form
  return (
    <>
      <Field
        type="number"
        name="minutes"
        label={f.stay}
        help={f.stayHelp}
        unit="min"
        optional
        width="short"
      />
      <Field type="number" name="kg" label={f.kg} unit="kg" optional width="short" />
      <Field type="number" name="crates" label={f.crates} optional width="short" />
    </>
  )
}

/** What the fields of an errand are called, by name: a refused form names them in its summary. */
export function useErrandLabels(): Readonly<Record<string, string>> {
  const f = useWords({ fr, en }).form
  return {
    ...{ day: f.day, way: f.way, what: f.what, whom: f.whom, phone: f.phone, address: f.address },
    ...{ toAddress: f.toAddress, hours: f.hours, minutes: f.stay, kg: f.kg, crates: f.crates },
    ...{ revenue: f.price, handling: f.handling, priority: f.priority, skills: f.skills },
    ...{ driver: f.driver, note: f.note },
  }
}

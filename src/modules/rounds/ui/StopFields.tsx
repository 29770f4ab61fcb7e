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

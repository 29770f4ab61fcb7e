import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** Phone, e-mail and address. Browsers must not fill in the details of whoever holds the counter. */
export function ContactFields() {
  const w = useWords({ fr, en }).form
  return (
    <>
      <Field type="tel" name="phone" label={w.phone} optional width="medium" autoComplete="off" />
      <Field type="email" name="email" label={w.email} optional autoComplete="off" />
      <Field name="street" label={w.street} optional autoComplete="off" />
      <Field name="postcode" label={w.postcode} optional width="short" autoComplete="off" />
      <Field name="city" label={w.city} optional autoComplete="off" />
    </>
  )
}

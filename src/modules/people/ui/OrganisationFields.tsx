import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { ORGANISATION_KINDS } from '../rules/segments.ts'
import { ContactFields } from './ContactFields.tsx'

export function OrganisationFields() {
  const t = useWords({ fr, en })
  const w = t.partners
  return (
    <>
      <Field name="name" label={w.name} autoComplete="off" />
      <Field
        type="select"
        name="kind"
        label={w.kind}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Field name="siret" label={w.siret} help={w.siretHelp} optional width="medium" autoComplete="off" />
      <ContactFields />
      <Field type="textarea" name="note" label={w.note} optional rows={3} />
    </>
  )
}

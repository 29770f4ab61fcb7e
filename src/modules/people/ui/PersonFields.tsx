import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { PERSON_ROLES, PERSON_SEGMENTS } from '../rules/segments.ts'
import { ContactFields } from './ContactFields.tsx'

/** What is asked about a person, the same when they arrive and when their record changes. */
export function PersonFields({ organisations }: { organisations: readonly { id: string; label: string }[] }) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <Field name="lastName" label={w.lastName} autoComplete="off" />
      <Field name="firstName" label={w.firstName} optional autoComplete="off" />
      <Field
        type="radio"
        name="segment"
        label={w.segment}
        help={w.segmentHelp}
        options={PERSON_SEGMENTS.map((value) => ({ value, label: t.segments[value] }))}
      />
      <ContactFields />
      <Field type="textarea" name="needs" label={w.needs} help={w.needsHelp} optional rows={2} />
      <Field
        type="select"
        name="organisationId"
        label={w.organisation}
        optional
        blank={w.noOrganisation}
        options={organisations.map(({ id, label }) => ({ value: id, label }))}
      />
      <Field
        type="checkboxes"
        name="roles"
        label={w.roles}
        optional
        options={PERSON_ROLES.map((value) => ({ value, label: t.roles[value] }))}
      />
    </>
  )
}

import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { PERSON_SEGMENTS } from '../rules/segments.ts'

/** What a counter asks of a face never seen before: a name and its public are enough. */
export function BriefPersonFields({ lastName }: { lastName: string }) {
  const t = useWords({ fr, en })
  return (
    <>
      <Field name="lastName" label={t.form.lastName} value={lastName} autoComplete="off" />
      <Field name="firstName" label={t.form.firstName} optional autoComplete="off" />
      <Field
        type="radio"
        name="segment"
        label={t.form.segment}
        inline
        options={PERSON_SEGMENTS.map((value) => ({ value, label: t.segments[value] }))}
      />
    </>
  )
}

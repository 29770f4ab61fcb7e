import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { CONTACT_ROLES } from '#modules/people/rules/contacts.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

type Props = {
  /** Who it is stands elsewhere: no name is asked. */
  named: boolean
  sites: readonly { id: string; label: string }[]
}

/** What somebody answers for at an organisation, where, and how to reach them at work. */
export function ContactFields({ named, sites }: Props) {
  const t = useWords({ fr, en })
  const w = t.contacts
  return (
    <>
      {!named && (
        <>
          <Field name="lastName" label={t.form.lastName} autoComplete="off" />
          <Field name="firstName" label={t.form.firstName} optional autoComplete="off" />
        </>
      )}
      <Field
        type="radio"
        name="role"
        label={w.role}
        help={w.roleHelp}
        options={CONTACT_ROLES.map((value) => ({ value, label: w.roles[value] }))}
      />
      {sites.length > 0 && (
        <Field
          type="select"
          name="siteId"
          label={w.site}
          optional
          blank={w.anywhere}
          options={sites.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <Field
        type="tel"
        name="phone"
        label={w.workPhone}
        help={w.workHelp}
        optional
        width="medium"
        autoComplete="off"
      />
      <Field type="email" name="email" label={w.workEmail} optional autoComplete="off" />
      <Field
        type="checkboxes"
        name="main"
        label={w.main}
        labelHidden
        optional
        options={[{ value: 'yes', label: w.main, help: w.mainHelp }]}
      />
      <FormActions>
        <Button tone="primary">{w.save}</Button>
      </FormActions>
    </>
  )
}

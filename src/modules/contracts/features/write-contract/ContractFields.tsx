import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { ELIGIBLES } from '#modules/contracts/rules/terms.ts'
import { TermsFields } from '#modules/contracts/ui/TermsFields.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import '#modules/contracts/ui/contracts.css'

type Choice = { value: string; label: string }

/** Everything a contract says, in the order people agree on it. */
export function ContractFields(props: { organisations: readonly Choice[]; services: readonly Choice[] }) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <FieldSet legend={w.who}>
        <Field type="select" name="organisationId" label={w.organisation} options={props.organisations} />
        <Field name="title" label={w.title} help={w.titleHelp} autoComplete="off" />
        <div className="contract-days">
          <Field type="date" name="startsOn" label={w.startsOn} width="medium" />
          <Field type="date" name="endsOn" label={w.endsOn} help={w.endsHelp} width="medium" />
        </div>
      </FieldSet>
      <FieldSet legend={w.end}>
        <Field
          type="number"
          name="noticeMonths"
          label={w.notice}
          help={w.noticeHelp}
          unit={w.months}
          width="short"
        />
        <Field
          type="radio"
          name="renewal"
          label={w.renewal}
          options={[
            { value: 'none', label: w.renewalNone },
            { value: 'tacit', label: w.renewalTacit },
          ]}
        />
        <Field
          type="number"
          name="renewalMonths"
          label={w.renewalMonths}
          unit={w.months}
          optional
          width="short"
        />
      </FieldSet>
      <TermsFields services={props.services} />
      <FieldSet legend={w.employees}>
        <Field
          type="radio"
          name="eligibles"
          label={w.eligibles}
          options={ELIGIBLES.map((value) => ({ value, label: t.eligibles[value] }))}
        />
        <div className="contract-days">
          <Field name="code" label={w.code} help={w.codeHelp} optional width="medium" autoComplete="off" />
          <Field type="number" name="codeLimit" label={w.codeLimit} optional width="short" />
        </div>
      </FieldSet>
      <Field type="textarea" name="note" label={w.note} optional rows={3} />
    </>
  )
}

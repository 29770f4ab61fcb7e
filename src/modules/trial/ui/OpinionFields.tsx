import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { gateEn } from '../messages/gate.en.ts'
import { gateFr } from '../messages/gate.fr.ts'
import { OPINION_KINDS } from '../rules/gate.ts'

/** The fields of an opinion: the same by link, with an account, or written down for somebody else (`other`). */
export function OpinionFields({ other }: { other?: boolean }) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.opinionForm
  return (
    <>
      <Field
        type="radio"
        name="kind"
        label={other ? w.kindOf : w.kind}
        options={OPINION_KINDS.map((value) => ({
          value,
          label: g.opinionKinds[value],
          help: other ? undefined : g.opinionKindHelp[value],
        }))}
      />
      <Field
        type="textarea"
        name="reservations"
        label={w.reservations}
        help={w.reservationsHelp}
        rows={3}
        optional
      />
      <Field type="textarea" name="text" label={w.text} help={w.textHelp} rows={3} optional />
    </>
  )
}

import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useFormState } from '#ui/form-state.ts'
import { useWords } from '#ui/language.tsx'
import { VOLUME_ROWS } from '../contract-form.ts'
import { contractEn as en } from '../messages.contract.en.ts'
import { contractFr as fr } from '../messages.contract.fr.ts'
import { INDEXATIONS, PERS, ROUNDINGS } from '../rules/terms.ts'
import './contracts.css'

type Service = { value: string; label: string }
/** Rows shown at once; the others are folded until one of them is used. */
const SHOWN = 3

/** The price side of a contract: fee, indexation, services. */
export function TermsFields({ services }: { services: readonly Service[] }) {
  const t = useWords({ fr, en })
  const w = t.form
  const { values } = useFormState()
  const rows = Array.from({ length: VOLUME_ROWS }, (_, i) => i + 1)
  const folded = rows.slice(SHOWN)
  return (
    <>
      <FieldSet legend={w.fee}>
        <Field type="money" name="annualFee" label={w.annualFee} help={w.annualFeeHelp} width="medium" />
        <Field
          type="radio"
          name="payEvery"
          label={w.payEvery}
          inline
          options={PERS.map((value) => ({ value, label: t.each[value] }))}
        />
        <Field
          type="radio"
          name="inAdvance"
          label={w.inAdvance}
          inline
          options={(['advance', 'after'] as const).map((value) => ({ value, label: t.when[value] }))}
        />
        <Field
          type="radio"
          name="indexation"
          label={w.indexation}
          help={w.indexationHelp}
          options={INDEXATIONS.map((value) => ({ value, label: t.indexations[value] }))}
        />
        <div className="contract-days">
          <Field
            type="number"
            step="0.01"
            name="indexRate"
            label={w.indexRate}
            help={w.indexRateHelp}
            unit="%"
            optional
            width="short"
          />
          <Field name="indexName" label={w.indexName} help={w.indexNameHelp} optional width="medium" />
          <Field type="number" step="0.001" name="indexBase" label={w.indexBase} optional width="short" />
        </div>
        <Field
          type="radio"
          name="rounding"
          label={w.rounding}
          inline
          options={ROUNDINGS.map((value) => ({ value, label: t.roundings[value] }))}
        />
      </FieldSet>
      <FieldSet legend={w.volumes} help={w.volumesHelp}>
        {rows.slice(0, SHOWN).map((n) => (
          <VolumeRow key={n} n={n} services={services} />
        ))}
        <details open={folded.some((n) => values[`service${n}`])}>
          <summary>{w.moreServices}</summary>
          {folded.map((n) => (
            <VolumeRow key={n} n={n} services={services} />
          ))}
        </details>
      </FieldSet>
    </>
  )
}

function VolumeRow({ n, services }: { n: number; services: readonly Service[] }) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <div className="contract-volume">
      <Field type="select" name={`service${n}`} label={w.service} options={services} optional />
      <Field type="number" name={`included${n}`} label={w.included} optional />
      <Field
        type="select"
        name={`per${n}`}
        label={w.per}
        blank={false}
        options={PERS.map((value) => ({ value, label: t.pers[value] }))}
      />
      <Field type="money" name={`unitPrice${n}`} label={w.unitPrice} optional />
    </div>
  )
}

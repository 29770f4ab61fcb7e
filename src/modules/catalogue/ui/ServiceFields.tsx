import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { ACTIVITIES, MONTHS, PRICE_UNITS } from '../rules/activities.ts'
import './terms.css'

type Props = {
  /** A package costs and takes what it holds: neither is asked. */
  pack?: boolean
  /** Its terms are shown at once: one of them was refused, or already differs from the usual. */
  termsOpen?: boolean
}

/** What describes a service, the same when it is added and when it changes. */
export function ServiceFields({ pack = false, termsOpen = false }: Props) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" />
      <Field type="textarea" name="description" label={w.description} optional rows={2} />
      <Field
        type="select"
        name="activity"
        label={w.activity}
        options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
      />
      <Field
        type="select"
        name="unit"
        label={w.unit}
        options={PRICE_UNITS.map((value) => ({ value, label: t.units[value] }))}
      />
      {pack ? (
        <>
          <input type="hidden" name="minutes" value="0" />
          <input type="hidden" name="directCost" value="0" />
        </>
      ) : (
        <>
          <Field
            type="number"
            name="minutes"
            label={w.minutes}
            help={w.minutesHelp}
            unit={w.minutesUnit}
            width="short"
          />
          <Field type="money" name="directCost" label={w.directCost} help={w.directCostHelp} width="short" />
        </>
      )}
      <details className="catalogue-fold" open={termsOpen}>
        <summary>
          {t.terms.title} <span className="ui-soft">{t.terms.lede}</span>
        </summary>
        <TermFields />
      </details>
    </>
  )
}

function TermFields() {
  const w = useWords({ fr, en }).terms
  return (
    <FieldSet legend={w.title}>
      <Field
        type="number"
        name="delayHours"
        label={w.delayHours}
        help={w.delayHelp}
        unit={w.hours}
        optional
        width="short"
      />
      <Field name="documents" label={w.documents} help={w.documentsHelp} optional autoComplete="off" />
      <Field name="zone" label={w.zone} help={w.zoneHelp} optional autoComplete="off" />
      <Field name="skills" label={w.skills} help={w.skillsHelp} optional autoComplete="off" />
      <Field
        name="providerShare"
        label={w.providerShare}
        help={w.providerShareHelp}
        unit={w.percent}
        optional
        width="short"
      />
      <Field name="vatRate" label={w.vatRate} help={w.vatHelp} unit={w.percent} optional width="short" />
      <Field
        type="checkbox"
        name="homeService"
        value="yes"
        label={w.homeService}
        help={w.homeServiceHelp}
        optional
      />
      <Field
        type="checkboxes"
        name="season"
        label={w.season}
        help={w.seasonHelp}
        optional
        inline
        options={MONTHS.map((value, i) => ({ value, label: w.months[i]! }))}
      />
    </FieldSet>
  )
}

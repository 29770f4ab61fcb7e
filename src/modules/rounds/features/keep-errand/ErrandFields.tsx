import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { DoorFields, LoadFields } from '#modules/rounds/ui/StopFields.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { PRIORITIES } from './form.ts'
import type { Chosen } from './query.server.ts'

type Props = {
  chosen: Chosen | null
  /** Proposed while one types an address. */
  addresses: readonly string[]
  /** What an errand costs is shown to those who read money. */
  mayReadMoney: boolean
  /** Details were typed already, or one of them is wrong. */
  open: boolean
}

/** Four questions, then details folded: the day, what to do, what, where. */
export function ErrandFields({ chosen, addresses, mayReadMoney, open }: Props) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <Field type="date" name="day" label={w.day} width="medium" />
      <Field
        type="radio"
        name="way"
        label={w.way}
        options={WAYS.map((value) => ({ value, label: t.ways[value], help: t.wayHelp[value] }))}
      />
      <Field name="what" label={w.what} help={w.whatHelp} maxLength={200} autoComplete="off" />
      {!chosen && <Field name="whom" label={w.whom} optional maxLength={120} autoComplete="off" />}
      {!chosen && (
        <Field type="tel" name="phone" label={w.phone} optional width="medium" autoComplete="off" />
      )}
      <Field
        name="address"
        label={w.address}
        help={chosen?.address ? w.addressOfRecord : w.addressHelp}
        optional={Boolean(chosen?.address)}
        list={addresses}
        maxLength={200}
        autoComplete="off"
      />
      <DoorFields addresses={addresses} />
      <Field type="money" name="revenue" label={w.price} help={w.priceHelp} optional width="medium" />
      <details className="errand-more" open={open}>
        <summary>{w.more}</summary>
        <div className="errand-more-fields">
          <LoadFields />
          {mayReadMoney && (
            <Field
              type="money"
              name="handling"
              label={w.handling}
              help={w.handlingHelp}
              optional
              width="medium"
            />
          )}
          <Field
            type="select"
            name="priority"
            label={w.priority}
            optional
            blank={false}
            width="medium"
            options={PRIORITIES.map((value) => ({ value, label: w.priorities[value] }))}
          />
          <Field type="checkbox" name="optional" label={w.optional} optional />
          <Field name="skills" label={w.skills} help={w.skillsHelp} optional autoComplete="off" />
          <Field
            type="select"
            name="driver"
            label={w.driver}
            optional
            blank={t.anyDriver}
            width="medium"
            options={(['paid', 'volunteer'] as const).map((value) => ({ value, label: t.drivers[value] }))}
          />
        </div>
      </details>
      <Field type="textarea" name="note" label={w.note} optional rows={2} maxLength={500} />
    </>
  )
}

const FOLDED = ['minutes', 'kg', 'crates', 'handling', 'priority', 'skills', 'driver'] as const
const TELLING = ['kg', 'crates', 'handling', 'skills', 'driver', 'optional'] as const

/** Is something under the fold wrong, or said already? Then it is open. */
export const saysMore = ({ errors, values }: ShownForm): boolean =>
  FOLDED.some((name) => name in errors) ||
  TELLING.some((name) => Boolean(values[name])) ||
  !['', '0', undefined].includes(values.priority)

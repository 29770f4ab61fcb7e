import {
  HOLIDAYS,
  NTHS,
  RHYTHMS,
  recurringEn,
  recurringFr,
  WEEKDAYS,
} from '#modules/contracts/ui/rule-choices.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import '#modules/contracts/ui/contracts.css'

type Choice = { value: string; label: string }
export type Choices = {
  organisations: readonly Choice[]
  contracts: readonly Choice[]
  services: readonly Choice[]
  team: readonly Choice[]
  providers: readonly Choice[]
}

/** What comes back, for whom, when and by whom. */
export function RuleFields({ choices, fixed }: { choices: Choices; fixed?: boolean }) {
  const w = useWords({ fr, en }).form
  const t = useWords({ fr: recurringFr, en: recurringEn })
  const r = t.form
  const days = WEEKDAYS.map((value) => ({ value, label: t.rule.days[value] }))
  return (
    <>
      <FieldSet legend={w.what}>
        <Field name="title" label={w.title} help={fixed ? undefined : w.titleHelp} autoComplete="off" />
        <Field type="select" name="organisationId" label={w.organisation} options={choices.organisations} />
        <Field
          type="select"
          name="contractId"
          label={w.contract}
          blank={w.noContract}
          options={choices.contracts}
          optional
        />
        <Field type="select" name="serviceId" label={w.service} options={choices.services} />
        <Field type="number" name="quantity" label={w.quantity} width="short" />
        <Field name="details" label={w.details} optional />
      </FieldSet>
      <FieldSet legend={w.when}>
        <Field
          type="radio"
          name="rhythm"
          label={r.rhythm}
          options={RHYTHMS.map((value) => ({ value, label: t.rhythms[value] }))}
        />
        <Field type="number" name="every" label={r.every} help={r.everyHelp} width="short" />
        <Field
          type="checkboxes"
          name="days"
          label={`${r.days} (${r.weekOnly})`}
          inline
          optional
          options={days}
        />
        <div className="contract-days">
          <Field
            type="select"
            name="nth"
            label={`${r.nth} (${r.monthOnly})`}
            blank={false}
            options={NTHS.map((n) => ({
              value: String(n),
              label: t.nths[String(n) as keyof typeof t.nths],
            }))}
          />
          <Field type="select" name="weekday" label={r.weekday} blank={false} options={days} />
          <Field
            type="number"
            name="monthDay"
            label={r.monthDay}
            help={r.monthDayHelp}
            optional
            width="short"
          />
        </div>
        <div className="contract-days">
          <Field type="date" name="startsOn" label={r.startsOn} width="medium" />
          <Field type="date" name="endsOn" label={r.endsOn} help={r.endsHelp} optional width="medium" />
        </div>
        <div className="contract-days">
          <Field type="time" name="time" label={r.time} help={r.timeHelp} optional width="short" />
          <Field type="number" name="minutes" label={r.minutes} unit={r.min} width="short" />
        </div>
        <Field
          type="radio"
          name="holidays"
          label={r.holidays}
          options={HOLIDAYS.map((value) => ({ value, label: t.holidays[value] }))}
        />
      </FieldSet>
      <FieldSet legend={w.who} help={w.whoHelp}>
        <Field
          type="select"
          name="who"
          label={w.who}
          labelHidden
          optional
          blank={w.whoNobody}
          options={[
            { group: w.whoTeam, options: choices.team },
            { group: w.whoProviders, options: choices.providers },
          ]}
        />
      </FieldSet>
    </>
  )
}

import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { en } from '#modules/contracts/messages.coverages.en.ts'
import { fr } from '#modules/contracts/messages.coverages.fr.ts'
import { PEOPLE_SCOPES, PERIODS, SERVICE_SCOPES, TAKES } from '#modules/contracts/rules/coverages.ts'
import { PERSON_SEGMENTS, useSegmentWords } from '#modules/people/ui/segments.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

type Choices = readonly { value: string; label: string }[]
type Props = { payers: Choices; services: Choices }

/** The six questions of a coverage: who pays, how much, for which services, for whom, when, how far. */
export function CoverageFields({ payers, services }: Props) {
  const t = useWords({ fr, en })
  const w = t.form
  const { activities } = useServiceWords()
  const segments = useSegmentWords()
  const words = Object.entries(activities).map(([value, label]) => ({ value, label }))
  return (
    <>
      <Field name="name" label={w.name} help={w.nameHelp} />
      <FieldSet legend={w.payer}>
        <Field
          type="radio"
          name="by"
          label={w.payer}
          labelHidden
          options={[
            { value: 'organisation', label: w.organisation },
            { value: 'fund', label: w.fund, help: w.fundHelp },
          ]}
        />
        <Field type="select" name="payerOrganisationId" label={w.which} options={payers} optional />
      </FieldSet>
      <FieldSet legend={w.takes}>
        <Field
          type="radio"
          name="takes"
          label={w.takes}
          labelHidden
          options={TAKES.map((value) => ({ value, label: t.takesChoice[value] }))}
        />
        <Field name="percent" label={w.percent} unit="%" width="short" optional />
        <Field type="money" name="amount" label={w.amount} help={w.amountHelp} optional />
      </FieldSet>
      <FieldSet legend={w.services}>
        <Field
          type="radio"
          name="serviceScope"
          label={w.services}
          labelHidden
          options={SERVICE_SCOPES.map((value) => ({ value, label: t.scopes[value] }))}
        />
        <Field type="checkboxes" name="activities" label={w.activities} options={words} inline optional />
        <Field type="checkboxes" name="serviceIds" label={w.chosen} options={services} inline optional />
      </FieldSet>
      <FieldSet legend={w.people}>
        <Field
          type="radio"
          name="peopleScope"
          label={w.people}
          labelHidden
          options={PEOPLE_SCOPES.map((value) => ({ value, label: t.people[value] }))}
        />
        <Field
          type="checkboxes"
          name="segments"
          label={w.segments}
          options={PERSON_SEGMENTS.map((value) => ({ value, label: segments[value] }))}
          inline
          optional
        />
        <Field name="code" label={w.code} help={w.codeHelp} width="medium" optional />
      </FieldSet>
      <FieldSet legend={w.limits}>
        <Field type="money" name="ceiling" label={w.ceiling} optional />
        <Field
          type="select"
          name="period"
          label={w.period}
          options={PERIODS.map((value) => ({ value, label: t.periods[value] }))}
          width="medium"
          optional
        />
        <Field type="money" name="budget" label={w.budget} optional />
        <Field type="number" name="rank" label={w.rank} help={w.rankHelp} min={1} max={99} width="short" />
      </FieldSet>
      <FieldSet legend={w.when}>
        <Field type="date" name="fromDay" label={w.fromDay} width="medium" />
        <Field type="date" name="toDay" label={w.toDay} help={w.toDayHelp} width="medium" optional />
        <Field type="textarea" name="note" label={w.note} help={w.noteHelp} rows={2} optional />
      </FieldSet>
      <FormActions>
        <Button tone="primary">{w.save}</Button>
      </FormActions>
    </>
  )
}

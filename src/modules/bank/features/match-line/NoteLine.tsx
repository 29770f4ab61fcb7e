import type { Day } from '#kit/day.ts'
import { en } from '#modules/bank/messages.match.en.ts'
import { fr } from '#modules/bank/messages.match.fr.ts'
import { NOTED } from '#modules/bank/rules/own.ts'
import { useNotedWords } from '#modules/bank/ui/ToldAnswer.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import type { LinePage } from './query.server.ts'

type Props = {
  page: LinePage & {
    readonly organisations: readonly { value: string; label: string }[]
    readonly today: Day
  }
  sent: FormState | undefined
  idempotencyKey: string
  /** Nothing answers the line: this is the next thing to do. */
  first: boolean
}

/** A person says what a line is; taught, the next ones answer by themselves. */
export function NoteLine({ page, sent, idempotencyKey, first }: Props) {
  const t = useWords({ fr, en })
  const w = t.line
  const noted = useNotedWords()
  const { line, pattern, today } = page
  const kinds = NOTED[line.amount > 0n ? 'in' : 'out']
  return (
    <Card title={w.note}>
      <Form
        id="noter"
        intent="note"
        idempotencyKey={idempotencyKey}
        {...shownForm(useLocale(), sent, t.errors, { day: line.day })}
      >
        <p className="ui-soft">{w.noteHelp}</p>
        <Field
          type="select"
          name="kind"
          label={w.kind}
          options={kinds.map((value) => ({ value, label: noted(value) }))}
        />
        <Field name="label" label={w.label} value={titled(pattern)} />
        <Field
          type="select"
          name="organisationId"
          label={w.organisation}
          optional
          options={page.organisations}
        />
        <Field name="partyName" label={w.party2} optional autoComplete="off" />
        <Field type="date" name="day" label={t.cols.day} max={today} optional width="medium" />
        <FieldSet legend={w.remember} help={w.rememberHelp}>
          <Field
            name="pattern"
            label={w.pattern}
            help={w.patternHelp}
            value={pattern}
            optional
            autoComplete="off"
          />
        </FieldSet>
        <FormActions>
          <Button tone={first ? 'primary' : 'quiet'}>{w.save}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

const titled = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

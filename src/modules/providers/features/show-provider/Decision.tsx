import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { type FileState, fileLife, needsWhy } from '#modules/providers/rules/life.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Gestures } from './Cards.tsx'

type Props = {
  state: FileState
  /** No insurance holds and none was waived: approving asks why. */
  asksInsurance: boolean
  gestures: Gestures
}

/** What the coordinator may decide from here; turning somebody away asks for words. */
export function Decision({ state, asksInsurance, gestures }: Props) {
  const t = useWords({ fr, en })
  const w = t.decide
  const verbs = fileLife.verbs(state)
  return (
    <Card title={w.title} className="ui-no-print">
      <p className="ui-soft">{t.stateHelp[state]}</p>
      {verbs.map((verb) => {
        const form = gestures(verb)
        const words = needsWhy(verb)
        const waived = verb === 'approve' && asksInsurance
        if (!words && !waived)
          return (
            <Form key={verb} id={verb} {...form} hidden={{ verb }}>
              <Button tone={verb === 'approve' ? 'primary' : undefined} icon={Check}>
                {t.verbs[verb]}
              </Button>
            </Form>
          )
        return (
          <details key={verb} className="providers-fold" open={waived || Object.keys(form.errors).length > 0}>
            <summary>{t.verbs[verb]}</summary>
            <Form id={verb} {...form} hidden={{ verb }}>
              {waived && (
                <Field
                  name="insuranceWaived"
                  label={w.waived}
                  help={w.waivedHelp}
                  optional
                  autoComplete="off"
                />
              )}
              {words && <Field type="textarea" name="why" label={w.why} help={w.whyHelp} rows={2} />}
              <FormActions>
                <Button tone={words ? 'danger' : 'primary'}>{t.verbs[verb]}</Button>
              </FormActions>
            </Form>
          </details>
        )
      })}
    </Card>
  )
}

import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { TEST_LIFE, type TestState } from '#modules/trial/rules/tests.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Pause, Play, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

const ICONS = { start: Play, postpone: Pause, resume: Undo2 } as const

type Props = {
  test: { state: TestState }
  href: string
  refused: ({ intent: string } & FormState) | undefined
}

/** What may be done with the test as it stands. Abandoning asks why. */
export function Verbs({ test, href, refused }: Props) {
  const t = useWords({ fr, en })
  const own = useWords({ fr: trialFr, en: trialEn }).errors
  const state = refused && refused.intent === 'move' ? refused : undefined
  const shown = shownForm(useLocale(), state, { ...own, ...t.errors })
  const verbs = TEST_LIFE.verbs(test.state)
  if (verbs.length === 0) return null
  const abandons = verbs.includes('abandon')
  return (
    <div className="trial-test-verbs ui-no-print">
      {(['start', 'postpone', 'resume'] as const)
        .filter((verb) => verbs.includes(verb))
        .map((verb) => (
          <Form
            key={verb}
            id={verb}
            action={href}
            intent="move"
            hidden={{ verb }}
            {...(state?.values.verb === verb ? shown : {})}
          >
            <Button icon={ICONS[verb]} tone={verb === 'start' ? 'primary' : 'quiet'}>
              {t.verbs[verb]}
            </Button>
          </Form>
        ))}
      {abandons && (
        <details open={state?.values.verb === 'abandon' || undefined}>
          <summary className="ui-button ui-button-quiet">{t.show.abandonTitle}</summary>
          <Form
            id="abandon"
            action={href}
            intent="move"
            hidden={{ verb: 'abandon' }}
            {...(state?.values.verb === 'abandon' ? shown : {})}
          >
            <Field type="textarea" name="why" label={t.show.why} rows={2} />
            <Button tone="danger">{t.verbs.abandon}</Button>
          </Form>
        </details>
      )}
    </div>
  )
}

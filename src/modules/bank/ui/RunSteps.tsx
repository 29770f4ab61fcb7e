import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { RunState, RunVerb } from '../rules/runs.ts'
import { FileLinks } from './FileLinks.tsx'

type Props = {
  /** `day`: when the bank moves the money. */
  run: { state: RunState; day: Day; why: string | null }
  today: Day
  base: string
  version: '08' | '09'
  words: {
    steps: readonly string[]
    download: string
    recent: string
    formatHelp: string
    sendHelp: string
    waitHelp: (day: string) => string
    settleHelp: string
    after: string
    verbs: Record<RunVerb, string>
    cancelled: (why: string) => string
  }
  shown: ShownForm
  /** What to know before the file leaves. */
  before?: ReactNode
}

const STEP: Record<RunState, number> = { ready: 1, sent: 2, settled: 3, cancelled: 0 }

/** The one thing to do now with a run, and where it stands on its three steps. */
export function RunSteps({ run, today, base, version, words: w, shown, before }: Props) {
  const locale = useLocale()
  const { state, day } = run
  if (state === 'cancelled') return <Notice live={false}>{w.cancelled(run.why ?? '')}</Notice>
  const files = <FileLinks base={base} version={version} first={state === 'ready'} words={w} />
  return (
    <Card className="sepa-next">
      <Steps steps={w.steps.map((label) => ({ label }))} current={STEP[state]} />
      {state === 'ready' && (
        <>
          {before}
          {files}
          <p className="ui-soft">{w.sendHelp}</p>
          <Form id="envoi" intent="move" hidden={{ verb: 'send' }} {...shown}>
            <FormActions>
              <Button icon={Check}>{w.verbs.send}</Button>
            </FormActions>
          </Form>
        </>
      )}
      {state === 'sent' && day > today && (
        <>
          <p>{w.waitHelp(formatDay(day, locale))}</p>
          {files}
        </>
      )}
      {state === 'sent' && day <= today && (
        <Form id="fait" intent="move" hidden={{ verb: 'settle' }} {...shown}>
          <p>{w.settleHelp}</p>
          <FormActions>
            <Button tone="primary" icon={Check}>
              {w.verbs.settle}
            </Button>
          </FormActions>
        </Form>
      )}
      {state === 'settled' && (
        <>
          <p className="ui-soft">{w.after}</p>
          {files}
        </>
      )}
    </Card>
  )
}

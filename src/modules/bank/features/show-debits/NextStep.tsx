import type { Day } from '#kit/day.ts'
import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import type { RunState } from '#modules/bank/rules/runs.ts'
import { FileLinks } from '#modules/bank/ui/FileLinks.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Steps } from '#ui/Steps.tsx'

type Props = {
  run: { state: RunState; collectOn: Day; why: string | null }
  fileBy: Day
  today: Day
  base: string
  refused?: FormState
}

const STEP: Record<RunState, number> = { ready: 1, sent: 2, settled: 3, cancelled: 0 }

/** The one thing to do now with a run, and where it stands on its three steps. */
export function NextStep({ run, fileBy, today, base, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.run
  const locale = useLocale()
  const shown = shownForm(locale, refused, t.errors)
  const day = (at: Day) => formatDay(at, locale)
  if (run.state === 'cancelled') return <Notice live={false}>{w.cancelled(run.why ?? '')}</Notice>
  const files = <FileLinks base={base} version="08" first={run.state === 'ready'} words={w} />
  return (
    <Card className="sepa-next">
      <Steps steps={w.steps.map((label) => ({ label }))} current={STEP[run.state]} />
      {run.state === 'ready' && (
        <>
          {fileBy < today ? (
            <Notice tone="danger" live={false}>
              {w.fileLate(day(fileBy))}
            </Notice>
          ) : (
            <p>{w.fileBy(day(fileBy))}</p>
          )}
          {files}
          <p className="ui-soft">{w.sendHelp}</p>
          <Form id="envoi" intent="move" hidden={{ verb: 'send' }} {...shown}>
            <FormActions>
              <Button icon={Check}>{w.verbs.send}</Button>
            </FormActions>
          </Form>
        </>
      )}
      {run.state === 'sent' && run.collectOn > today && (
        <>
          <p>{w.waitHelp(day(run.collectOn))}</p>
          {files}
        </>
      )}
      {run.state === 'sent' && run.collectOn <= today && (
        <Form id="encaisse" intent="move" hidden={{ verb: 'settle' }} {...shown}>
          <p>{w.settleHelp}</p>
          <FormActions>
            <Button tone="primary" icon={Check}>
              {w.verbs.settle}
            </Button>
          </FormActions>
        </Form>
      )}
      {run.state === 'settled' && (
        <>
          <p className="ui-soft">{w.after}</p>
          {files}
        </>
      )}
    </Card>
  )
}

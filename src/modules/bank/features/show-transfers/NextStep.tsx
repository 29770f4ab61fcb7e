import type { Day } from '#kit/day.ts'
import { transfersEn as en } from '#modules/bank/messages.transfers.en.ts'
import { transfersFr as fr } from '#modules/bank/messages.transfers.fr.ts'
import type { RunState } from '#modules/bank/rules/runs.ts'
import { FileLinks } from '#modules/bank/ui/FileLinks.tsx'
import { GiveUp } from '#modules/bank/ui/GiveUp.tsx'
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
  run: { state: RunState; executeOn: Day; why: string | null }
  today: Day
  base: string
  refused?: FormState
}

const STEP: Record<RunState, number> = { ready: 1, sent: 2, settled: 3, cancelled: 0 }

/** The one thing to do now with a run of transfers. */
export function NextStep({ run, today, base, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.run
  const locale = useLocale()
  const cancels = refused?.values.verb === 'cancel'
  const shown = shownForm(locale, cancels ? undefined : refused, t.errors)
  if (run.state === 'cancelled') return <Notice live={false}>{w.cancelled(run.why ?? '')}</Notice>
  const files = <FileLinks base={base} version="09" first={run.state === 'ready'} words={w} />
  const open = run.state === 'ready' || run.state === 'sent'
  return (
    <>
      <Card className="sepa-next">
        <Steps steps={w.steps.map((label) => ({ label }))} current={STEP[run.state]} />
        {run.state === 'ready' && (
          <>
            {files}
            <p className="ui-soft">{w.sendHelp}</p>
            <Form id="envoi" hidden={{ verb: 'send' }} {...shown}>
              <FormActions>
                <Button icon={Check}>{w.verbs.send}</Button>
              </FormActions>
            </Form>
          </>
        )}
        {run.state === 'sent' && run.executeOn > today && (
          <>
            <p>{w.waitHelp(formatDay(run.executeOn, locale))}</p>
            {files}
          </>
        )}
        {run.state === 'sent' && run.executeOn <= today && (
          <Form id="paye" hidden={{ verb: 'settle' }} {...shown}>
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
      {open && (
        <GiveUp
          words={{ title: w.cancelTitle, why: w.why, whyHelp: w.whyHelp, verb: w.verbs.cancel }}
          shown={shownForm(locale, cancels ? refused : undefined, t.errors)}
          open={cancels}
        />
      )}
    </>
  )
}

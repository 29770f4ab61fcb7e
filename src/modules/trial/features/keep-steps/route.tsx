import { isId, newId } from '#kit/id.ts'
import { stagesEn as en } from '#modules/trial/messages/stages.en.ts'
import { stagesFr as fr } from '#modules/trial/messages/stages.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { stepsOf } from '#modules/trial/stages/store.server.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy } from '#platform/forms/verbs.server.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Landmark, Plus, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { STEP_ACTS } from './acts.server.ts'
import { StepTable } from './StepTable.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const removed = query.get('retire')
  return {
    steps: await ctx.read((tx) => stepsOf(tx, ctx.hub.id)),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor),
    done: query.get('fait'),
    removed: isId<'LegalStep'>(removed) ? removed : null,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  return await actBy(STEP_ACTS, ctx, await request.formData(), `/${ctx.hub.slug}/phase-de-test/statut`)
}

export default function LegalSteps({ loaderData, actionData: sent, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const w = t.steps
  const locale = useLocale()
  const { steps, today, mayWrite, done, removed, key } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const said = (Object.keys(w.done) as (keyof typeof w.done)[]).find((word) => word === done)
  const adding = sent?.intent === 'add'
  const error = sent && !adding ? Object.values(sent.state.errors)[0] : undefined
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={
          <>
            <a href={base}>{trial.title}</a> · <a href={`${base}/calendrier`}>{t.calendar.title}</a>
          </>
        }
        lede={w.lede}
      />
      <div className="ui-stack">
        {said && <Notice tone="success">{w.done[said]}</Notice>}
        {error && <Notice tone="danger">{sentences(locale, { it: error }, t.errors).it}</Notice>}
        {removed && mayWrite && (
          <Notice
            tone="success"
            actions={
              <Form id="restore" intent="restore" hidden={{ step: removed }}>
                <Button icon={Undo2}>{w.putBack}</Button>
              </Form>
            }
          >
            {w.done.removed}
          </Notice>
        )}
        <StepTable
          {...{ steps, today, mayWrite }}
          empty={
            <EmptyState title={w.none} icon={Landmark}>
              {w.noneText}
            </EmptyState>
          }
        />
        {mayWrite && (
          <Card title={w.add} className="ui-no-print">
            <Form
              id="add"
              intent="add"
              idempotencyKey={key}
              {...shownForm(locale, adding ? sent.state : undefined, t.errors)}
            >
              <Field name="name" label={w.name} help={w.nameHelp} list={w.known} autoComplete="off" />
              <Field type="date" name="targetOn" label={w.targetOn} width="medium" />
              <FormActions>
                <Button tone="primary" icon={Plus}>
                  {w.add}
                </Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}

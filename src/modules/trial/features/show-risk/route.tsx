import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { actionsPage, reviewsOf, riskById } from '#modules/trial/actions/store.server.ts'
import { reviewRisk } from '#modules/trial/actions/write-risks.server.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { bandOf, isOpenAction, RISK_STATES } from '#modules/trial/rules/priorities.ts'
import { ActionMark, LevelMark, RiskMark } from '#modules/trial/ui/ActionMarks.tsx'
import { Refused } from '#modules/trial/ui/Refused.tsx'
import { ScaleField } from '#modules/trial/ui/ScaleField.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Pencil, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { reviewForm } from './form.ts'

/** More actions than this against one risk are found in the list. */
const SHOWN = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.risk
  if (!isId<'Risk'>(id)) noPage()
  const { risk, reviews, actions } = await ctx.read(async (tx) => ({
    risk: await riskById(tx, ctx.hub.id, id),
    reviews: await reviewsOf(tx, ctx.hub.id, id),
    actions: (await actionsPage(tx, ctx.hub.id, { q: '', riskId: id, sort: 'priority' }, null, SHOWN)).rows,
  }))
  if (!risk || risk.removedAt) noPage()
  return {
    key: newId<'Form'>(),
    risk,
    reviews,
    actions,
    today: ctx.today(),
    done: new URL(request.url).searchParams.get('fait'),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

/** The one form of this page: a review. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  if (!isId<'Risk'>(params.risk)) noPage()
  const form = readForm(reviewForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await reviewRisk(ctx, params.risk, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/actions/risques/${params.risk}?fait=saved`)
}

export default function RiskShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.risk
  const { key, risk, reviews, actions, today, done, mayWrite } = loaderData
  const base = `/${params.hub}/phase-de-test/actions`
  const due = risk.state !== 'closed' && risk.reviewOn !== null && risk.reviewOn <= today
  const scale = (name: 'probability' | 'severity') => `${risk[name]} · ${t.scale[name][risk[name]]}`
  return (
    <>
      <title>{`${risk.what} · Palier`}</title>
      <PageHeader
        title={risk.what}
        over={<a href={`${base}/risques`}>{w.back}</a>}
        quiet={
          mayWrite && (
            <ButtonLink href={`${base}/risques/${risk.id}/modifier`} icon={Pencil}>
              {t.edit}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {!mayWrite && <Refused state={actionData} errors={t.errors} />}
        {done === 'saved' && <Notice tone="success">{t.saved}</Notice>}
        <p>
          <LevelMark level={risk.level} /> · <RiskMark state={risk.state} due={due} />
        </p>
        <DefinitionList
          items={[
            { term: t.register.probability, value: scale('probability') },
            { term: t.register.severity, value: scale('severity') },
            { term: t.register.columns.mitigation, value: risk.mitigation },
            { term: t.register.columns.trigger, value: risk.trigger },
            { term: t.register.columns.owner, value: risk.ownerName },
            { term: t.register.columns.review, value: risk.reviewOn && <DayFr value={risk.reviewOn} /> },
          ]}
        />
        <section className="ui-stack">
          <h2>{w.actions}</h2>
          {actions.length === 0 && <p className="ui-soft">{w.noActions}</p>}
          <ul>
            {actions.map((one) => (
              <li key={one.id}>
                {mayWrite ? <a href={`${base}/${one.id}`}>{one.what}</a> : one.what}{' '}
                <ActionMark
                  state={one.state}
                  late={isOpenAction(one.state) && one.dueOn !== null && one.dueOn < today}
                />
              </li>
            ))}
          </ul>
          {mayWrite && (
            <div className="ui-row ui-no-print">
              <ButtonLink href={`${base}/nouvelle?risque=${risk.id}`} icon={Plus}>
                {t.addAction}
              </ButtonLink>
            </div>
          )}
        </section>
        {mayWrite && (
          <Card title={w.review} className="ui-no-print">
            <p className="ui-soft">{w.reviewText}</p>
            <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors)}>
              <ScaleField name="probability" value={actionData ? undefined : risk.probability} />
              <ScaleField name="severity" value={actionData ? undefined : risk.severity} />
              <Field
                type="radio"
                name="state"
                label={w.state}
                value={actionData ? undefined : risk.state}
                options={RISK_STATES.map((value) => ({
                  value,
                  label: t.riskStates[value],
                  help: t.riskStateHelp[value],
                }))}
              />
              <Field type="textarea" name="note" label={w.note} rows={2} />
              <Field type="date" name="reviewOn" label={w.next} help={w.nextHelp} optional width="medium" />
              <FormActions>
                <Button tone={due ? 'primary' : 'quiet'}>{w.save}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        <section className="ui-stack">
          <h2>{w.history}</h2>
          {reviews.length === 0 && <p className="ui-soft">{w.noHistory}</p>}
          <Timeline
            items={reviews.map((one) => ({
              key: one.id,
              what: w.judged(
                one.probability * one.severity,
                t.bands[bandOf(one.probability * one.severity)],
                t.riskStates[one.state],
              ),
              who: one.actorName,
              when: <DateTimeFr value={one.at} />,
              detail: one.note,
            }))}
          />
        </section>
      </div>
    </>
  )
}

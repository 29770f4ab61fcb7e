import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { followCondition } from '#modules/trial/gate/conditions.server.ts'
import { conditionById, movesOf } from '#modules/trial/gate/conditions-store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { mayFollowConditions, mayReadTrial } from '#modules/trial/permits.ts'
import { afterVerb, CONDITION_VERBS } from '#modules/trial/rules/conditions.ts'
import { ConditionMark } from '#modules/trial/ui/ConditionMark.tsx'
import { CONDITION_TONES } from '#modules/trial/ui/gate-tones.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { followForm } from './form.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.condition
  if (!isId<'Condition'>(id)) noPage()
  const found = await ctx.read(async (tx) => {
    const condition = await conditionById(tx, ctx.hub.id, id)
    return condition && { condition, moves: await movesOf(tx, ctx.hub.id, id) }
  })
  if (!found) noPage()
  return {
    ...found,
    key: newId<'Form'>(),
    today: ctx.today(),
    mayFollow: mayFollowConditions(ctx.actor),
    saved: new URL(request.url).searchParams.get('fait') === 'saved',
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayFollowConditions(ctx.actor)) refusePage()
  if (!isId<'Condition'>(params.condition)) noPage()
  const form = readForm(followForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await followCondition(ctx, params.condition, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/conditions/${params.condition}?fait=saved`)
}

/** A condition of a decision: where it stands, what was said of it, and the next thing to say. */
export default function Condition({ loaderData, actionData, params }: Route.ComponentProps) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.follow
  const locale = useLocale()
  const { condition, moves, today, mayFollow } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const settled = condition.state !== 'open'
  const verbs = CONDITION_VERBS.filter((verb) => afterVerb(condition.state, verb))
  const first = moves.at(-1)?.fromDay ?? condition.dueOn
  return (
    <>
      <title>{`${condition.what} · Palier`}</title>
      <PageHeader
        title={condition.what}
        over={<a href={`${base}/conditions`}>{w.title}</a>}
        lede={
          <>
            <ConditionMark condition={condition} today={today} /> <DayFr value={condition.dueOn} />
          </>
        }
      />
      <div className="ui-stack">
        {loaderData.saved && <Notice tone="success">{w.saved}</Notice>}
        {mayFollow && (
          <Card title={settled ? w.reopen : w.what} className="ui-no-print">
            <Form
              idempotencyKey={loaderData.key}
              hidden={settled ? { verb: 'reopen' } : {}}
              {...shownForm(locale, actionData, g.errors)}
            >
              {!settled && (
                <>
                  <Field
                    type="radio"
                    name="verb"
                    label={w.what}
                    labelHidden
                    options={verbs.map((value) => ({ value, label: g.conditionVerbs[value] }))}
                  />
                  <Field
                    type="date"
                    name="dueOn"
                    label={w.newDay}
                    help={w.newDayHelp}
                    width="medium"
                    optional
                  />
                </>
              )}
              <Field
                type="textarea"
                name="why"
                label={w.why}
                help={settled ? undefined : w.whyHelp}
                rows={2}
                optional={!settled}
              />
              <FormActions>
                <Button tone={settled ? 'quiet' : 'primary'}>{settled ? w.reopen : w.save}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        <section>
          <h2>{w.past}</h2>
          <Timeline
            items={[
              ...moves.map((move) => ({
                key: move.id,
                what: g.conditionMoves[move.verb],
                who: move.actorName,
                when: <DateTimeFr value={move.at} />,
                tone:
                  move.verb === 'move' || move.verb === 'reopen'
                    ? ('neutral' as const)
                    : CONDITION_TONES[afterVerb('open', move.verb) ?? 'open'],
                detail: (
                  <>
                    {move.verb === 'move' && (
                      <p>{w.movedTo(formatDay(move.fromDay, locale), formatDay(move.toDay, locale))}</p>
                    )}
                    {move.why && <p>{move.why}</p>}
                  </>
                ),
              })),
              {
                key: 'signed',
                what: <a href={`${base}/decisions/${condition.decisionId}`}>{w.signed}</a>,
                who: condition.stageName,
                when: <DateTimeFr value={condition.decidedAt} />,
                detail: w.firstDue(formatDay(first, locale)),
              },
            ]}
          />
        </section>
      </div>
    </>
  )
}

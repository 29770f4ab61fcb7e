import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { focusMatrix } from '#modules/trial/focus/matrix.server.ts'
import { setLimit } from '#modules/trial/focus/readjust.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { FIGURE_KINDS, FIGURE_WORDS } from '#modules/trial/rules/cells.ts'
import { pivotTitle } from '#modules/trial/ui/pivot-words.ts'
import { Refused } from '#modules/trial/ui/Refused.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { History, Target } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { FigureChoice } from './FigureChoice.tsx'
import { FocusStats } from './FocusStats.tsx'
import { limitForm } from './form.ts'
import { MatrixTable } from './MatrixTable.tsx'
import { TargetList } from './TargetList.tsx'
import './follow-focus.css'

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const all = params.has('tout')
  return {
    key: newId<'Form'>(),
    matrix: await focusMatrix(ctx, { all }),
    all,
    figure: FIGURE_KINDS.find((kind) => FIGURE_WORDS[kind] === params.get('chiffre')) ?? 'requests',
    done: params.get('fait'),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

/** The one form of this page: the limit. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const form = readForm(limitForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await setLimit(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/cibles?fait=limit`)
}

export default function Focus({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { matrix, all, figure, done, mayWrite, key } = loaderData
  const { tested, most, argument } = matrix
  const base = `/${params.hub}/phase-de-test/cibles`
  const empty = matrix.services.length === 0 || matrix.targets.length === 0
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={
          mayWrite &&
          !empty && (
            <ButtonLink tone="primary" href={`${base}/reajuster`} icon={Target}>
              {t.readjust}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink href={`${base}/journal`} icon={History}>
            {t.log}
          </ButtonLink>
        }
      />
      <TrialTabs hub={params.hub} current="focus" />
      <div className="ui-stack">
        {!mayWrite && <Refused state={actionData} errors={t.errors} />}
        {done === 'saved' && <Notice tone="success">{t.saved}</Notice>}
        {done === 'limit' && <Notice tone="success">{t.limitSaved}</Notice>}
        {tested > most && (
          <Notice tone="warn" title={t.over(tested, most)} live={false}>
            {argument ? t.overWhy(argument) : t.overNoWhy}
          </Notice>
        )}
        {empty ? (
          <EmptyState
            title={t.none}
            icon={Target}
            action={
              mayWrite && (
                <ButtonLink tone="primary" href={`${base}/reajuster?tout`}>
                  {t.choose}
                </ButtonLink>
              )
            }
          >
            {t.noneText}
          </EmptyState>
        ) : (
          <>
            <FocusStats matrix={matrix} />
            <FigureChoice figure={figure} all={all} base={base} />
            <MatrixTable matrix={matrix} figure={figure} all={all} base={base} />
            <TargetList matrix={matrix} figure={figure} base={base} />
          </>
        )}
        <section className="ui-stack">
          <h2>{t.lastOnes}</h2>
          {matrix.pivots.length === 0 ? (
            <p className="ui-soft">{t.noPivotText}</p>
          ) : (
            <>
              <Timeline
                items={matrix.pivots.map((pivot) => ({
                  key: pivot.id,
                  what: <a href={`${base}/journal/${pivot.id}`}>{pivotTitle(t, pivot)}</a>,
                  who: pivot.actorName,
                  when: <DateTimeFr value={pivot.at} />,
                  detail: pivot.reason,
                  tone: pivot.name ? 'info' : 'neutral',
                }))}
              />
              <p>
                <a href={`${base}/journal`}>{t.seeLog}</a>
              </p>
            </>
          )}
        </section>
        {mayWrite && (
          <details className="ui-no-print focus-limit" open={actionData !== undefined}>
            <summary>{t.limit.title}</summary>
            <Form id="limite" idempotencyKey={key} {...shownForm(locale, actionData, t.errors)}>
              <Field
                type="number"
                name="most"
                label={t.limit.most}
                help={t.limit.help}
                value={String(most)}
                width="short"
              />
              <Field name="reason" label={t.limit.reason} autoComplete="off" />
              <FormActions>
                <Button>{t.limit.save}</Button>
              </FormActions>
            </Form>
          </details>
        )}
      </div>
    </>
  )
}

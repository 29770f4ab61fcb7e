import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { countForTest, moveTest, takeCountBack } from '#modules/trial/learning/move.server.ts'
import { countForm, moveForm, takeBackForm } from '#modules/trial/learning/move-forms.ts'
import { showTest } from '#modules/trial/learning/show.server.ts'
import { countsOf } from '#modules/trial/learning/store.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { HistoryLines } from '#modules/trial/ui/HistoryLines.tsx'
import { LearningCard } from '#modules/trial/ui/LearningCard.tsx'
import { TEST_TONES } from '#modules/trial/ui/stage-tones.ts'
import { TestCardFace } from '#modules/trial/ui/TestCardFace.tsx'
import { historyOf } from '#platform/context/history.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Pencil, Printer } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { Counts } from './Counts.tsx'
import { Figure } from './Figure.tsx'
import { Verbs } from './Verbs.tsx'
import './show-test.css'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.test
  const page = isId<'Test'>(id) ? await showTest(ctx, id) : null
  if (!page) noPage()
  const { test } = page
  return {
    ...page,
    counted: test.measureId === null ? await ctx.read((tx) => countsOf(tx, ctx.hub.id, test.id)) : [],
    history: await historyOf(ctx, context.get(servicesContext).db, 'trial-test', test.id),
    key: newId<'Form'>(),
    today: ctx.today(),
    done: new URL(request.url).searchParams.get('fait'),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

const MOVED = { start: 'started', postpone: 'planned', abandon: 'abandoned', resume: 'planned' } as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = params.test
  if (!isId<'Test'>(id)) noPage()
  const sent = await request.formData()
  const intent = String(sent.get('intent') ?? '')
  const refused = (state: FormState) => data({ intent, ...state }, { status: 422 })
  const back = (word: string, at = '') =>
    redirect(`/${ctx.hub.slug}/phase-de-test/apprendre/tests/${id}?fait=${word}${at}`)
  if (intent === 'count') {
    const form = readForm(countForm, sent)
    if (!form.ok) return refused(form)
    const done = await countForTest(ctx, id, form.value)
    return done.ok ? back('counted', '#comptes') : refused(refusedForm(form.values, done))
  }
  if (intent === 'take-back') {
    const form = readForm(takeBackForm, sent)
    if (!form.ok) return refused(form)
    const done = await takeCountBack(ctx, id, form.value.count)
    return done.ok ? back('takenBack', '#comptes') : refused(refusedForm(form.values, done))
  }
  const form = readForm(moveForm, sent)
  if (!form.ok) return refused(form)
  const done = await moveTest(ctx, id, form.value)
  return done.ok ? back(MOVED[form.value.verb]) : refused(refusedForm(form.values, done))
}

export default function TestShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { test, hypothesis, criterion, learnings, counted, counts, history, key, today, done, mayWrite } =
    loaderData
  const base = `/${params.hub}/phase-de-test/apprendre`
  const href = `${base}/tests/${test.id}`
  const over = test.state === 'done' || test.state === 'abandoned'
  const { saved, started, planned, abandoned, counted: isCounted, takenBack, learnt } = t.show
  const notices: Record<string, string> = {
    ...{ saved, started, planned, abandoned, counted: isCounted, takenBack, learnt },
  }
  return (
    <>
      <title>{`${test.name} · Palier`}</title>
      <PageHeader
        title={test.name}
        over={
          <>
            <a href={`${base}/tests`}>{t.tests.title}</a> ·{' '}
            <a href={`${base}/hypotheses/${hypothesis.id}`}>{t.show.hypothesis}</a>
          </>
        }
        action={
          mayWrite &&
          test.state === 'running' && (
            <ButtonLink tone="primary" href={`${href}/apprendre`} icon={Pencil}>
              {t.verbs.finish}
            </ButtonLink>
          )
        }
        quiet={
          <>
            {mayWrite && !over && (
              <ButtonLink href={`${href}/modifier`} icon={Pencil}>
                {t.show.edit}
              </ButtonLink>
            )}
            <ButtonLink href={`${href}/cartes`} icon={Printer}>
              {t.card.print}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {done && Object.hasOwn(notices, done) && <Notice tone="success">{notices[done]}</Notice>}
        <p className="ui-row">
          <Status tone={TEST_TONES[test.state]}>{t.states[test.state]}</Status>
        </p>
        {test.state === 'abandoned' && (
          <Notice tone="warn" title={t.show.abandonedWhy} live={false}>
            {test.why}
          </Notice>
        )}
        <Figure test={test} today={today} hub={params.hub} criterion={criterion} />
        {mayWrite && <Verbs test={test} href={href} refused={actionData} />}
        <div className="trial-tiles trial-tiles-wide">
          <section>
            <h2>{t.card.test}</h2>
            <TestCardFace test={test} counts={counts[locale]} />
          </section>
          {learnings[0] && (
            <section>
              <h2>{t.card.learning}</h2>
              <LearningCard card={learnings[0]} />
              {mayWrite && <a href={`${href}/apprendre`}>{t.show.again}</a>}
            </section>
          )}
        </div>
        {test.measureId === null && (test.state === 'running' || counted.length > 0) && (
          <Counts
            test={test}
            counted={counted}
            today={today}
            formKey={key}
            mayWrite={mayWrite && test.state === 'running'}
            refused={actionData}
          />
        )}
        {learnings.length > 1 && (
          <section>
            <h2>{t.show.otherLearnings}</h2>
            <div className="trial-tiles trial-tiles-wide">
              {learnings.slice(1).map((card) => (
                <LearningCard key={card.id} card={card} />
              ))}
            </div>
          </section>
        )}
        <Card title={t.show.history}>
          <HistoryLines lines={history} words={t.show.historyVerbs} />
        </Card>
      </div>
    </>
  )
}

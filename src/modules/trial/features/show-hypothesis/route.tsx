import { isId } from '#kit/id.ts'
import { cardsOf } from '#modules/trial/learning/page.server.ts'
import { learningsOf, testsOfHypothesis } from '#modules/trial/learning/store.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { quadrantOf } from '#modules/trial/rules/map.ts'
import { hypothesisById, stageOf } from '#modules/trial/store.server.ts'
import { HistoryLines } from '#modules/trial/ui/HistoryLines.tsx'
import { LearningCard } from '#modules/trial/ui/LearningCard.tsx'
import { HYPOTHESIS_TONES } from '#modules/trial/ui/stage-tones.ts'
import { TestTile } from '#modules/trial/ui/TestTile.tsx'
import { historyOf } from '#platform/context/history.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Pencil, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.hypothesis
  if (!isId<'Hypothesis'>(id)) noPage()
  const read = await ctx.read(async (tx) => {
    const hypothesis = await hypothesisById(tx, ctx.hub.id, id)
    if (!hypothesis) return null
    const tests = await testsOfHypothesis(tx, ctx.hub.id, id)
    const ids = tests.map((test) => test.id)
    return {
      hypothesis,
      tests,
      learnings: [...(await learningsOf(tx, ctx.hub.id, ids)).values()].flat(),
      stage: await stageOf(tx, ctx.hub.id, hypothesis.stageId),
    }
  })
  if (!read?.stage) noPage()
  return {
    ...read,
    stage: read.stage,
    tests: await cardsOf(ctx, read.tests),
    history: await historyOf(ctx, context.get(servicesContext).db, 'hypothesis', id),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor) && !read.stage.closed && !read.hypothesis.removedAt,
  }
}

export default function HypothesisShown({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  const { hypothesis: one, stage, tests, learnings, history, today, mayWrite } = loaderData
  const base = `/${params.hub}/phase-de-test/apprendre`
  const edit = `/${params.hub}/phase-de-test/${stage.id}/hypotheses/${one.id}`
  const quadrant = quadrantOf(one)
  return (
    <>
      <title>{`${one.text} · Palier`}</title>
      <PageHeader
        title={one.text}
        over={
          <>
            <a href={`${base}/hypotheses`}>{t.hypotheses.title}</a> · {stage.name}
          </>
        }
        action={
          mayWrite && (
            <ButtonLink tone="primary" href={`${base}/tests/nouveau?hypothese=${one.id}`} icon={Plus}>
              {t.addTest}
            </ButtonLink>
          )
        }
        quiet={
          mayWrite && (
            <ButtonLink href={edit} icon={Pencil}>
              {t.show.edit}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {one.removedAt && (
          <Notice tone="warn" live={false}>
            {t.hypothesis.removed}
          </Notice>
        )}
        <DefinitionList
          items={[
            {
              term: t.columns.state,
              value: <Status tone={HYPOTHESIS_TONES[one.state]}>{words.hypothesisStates[one.state]}</Status>,
            },
            { term: t.columns.kind, value: `${words.kinds[one.kind]} — ${words.kindHelp[one.kind]}` },
            {
              term: t.hypothesis.place,
              value: quadrant ? (
                <>
                  <strong>{t.map.quadrants[quadrant]}</strong>{' '}
                  <span className="ui-soft">
                    {t.next.why(t.map.risks[one.risk! - 1]!, t.map.evidences[one.evidence! - 1]!)}
                  </span>
                </>
              ) : (
                <>
                  {t.hypothesis.unplaced} {mayWrite && <a href={`${edit}#place`}>{t.map.place}</a>}
                </>
              ),
            },
            { term: words.columns.test, value: one.test },
            { term: t.columns.learned, value: one.learning },
          ]}
        />
        <section>
          <h2>{t.hypothesis.tests}</h2>
          {tests.length === 0 ? (
            <EmptyState title={t.hypothesis.noTests}>{t.hypothesis.noTestsText}</EmptyState>
          ) : (
            <div className="trial-tiles">
              {tests.map((test) => (
                <TestTile key={test.id} test={test} today={today} base={base} />
              ))}
            </div>
          )}
        </section>
        {learnings.length > 0 && (
          <section>
            <h2>{t.hypothesis.learnings}</h2>
            <div className="trial-tiles trial-tiles-wide">
              {learnings.map((card) => (
                <LearningCard key={card.id} card={card} />
              ))}
            </div>
          </section>
        )}
        <Card title={t.hypothesis.history}>
          <HistoryLines lines={history} words={t.hypothesis.historyVerbs} />
        </Card>
      </div>
    </>
  )
}

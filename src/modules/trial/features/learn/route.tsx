import { placedNow } from '#modules/trial/learning/map.server.ts'
import { cardsOf } from '#modules/trial/learning/page.server.ts'
import { testsIn } from '#modules/trial/learning/store.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { quadrantOf } from '#modules/trial/rules/map.ts'
import { HypothesisMap } from '#modules/trial/ui/HypothesisMap.tsx'
import { LearnViews } from '#modules/trial/ui/LearnViews.tsx'
import { TestTile } from '#modules/trial/ui/TestTile.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Lightbulb, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Next } from './Next.tsx'
import { Templates } from './Templates.tsx'
import './learn.css'

/** Tests under way that the page shows. */
const SHOWN = 12

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const { stage, hypotheses, next } = await placedNow(ctx)
  const tests = await ctx.read((tx) => testsIn(tx, ctx.hub.id, ['running'], SHOWN))
  return {
    stage: stage && { id: stage.id, name: stage.name },
    hypotheses,
    next: next.slice(0, 3),
    running: await cardsOf(ctx, tests),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

export default function Learn({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { stage, hypotheses, next, running, today, mayWrite } = loaderData
  const base = `/${params.hub}/phase-de-test/apprendre`
  const unplaced = hypotheses.filter((one) => one.state === 'open' && quadrantOf(one) === undefined)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={
          mayWrite &&
          stage && (
            <ButtonLink tone="primary" href={`${base}/tests/nouveau`} icon={Plus}>
              {t.addTest}
            </ButtonLink>
          )
        }
        quiet={
          mayWrite &&
          stage && (
            <ButtonLink
              href={`/${params.hub}/phase-de-test/${stage.id}/hypotheses/nouvelle`}
              icon={Lightbulb}
            >
              {t.addHypothesis}
            </ButtonLink>
          )
        }
      />
      <TrialTabs hub={params.hub} current="learning" />
      <LearnViews hub={params.hub} current="map" />
      <div className="ui-stack">
        {hypotheses.length === 0 ? (
          <EmptyState title={t.none} icon={Lightbulb}>
            {stage ? t.noneText : t.noStage}
          </EmptyState>
        ) : (
          <div className="trial-learn">
            <Card className="trial-learn-map">
              <HypothesisMap hypotheses={hypotheses} href={(id) => `${base}/hypotheses/${id}`} />
              {stage && unplaced.length > 0 && (
                <Unplaced unplaced={unplaced} href={`/${params.hub}/phase-de-test/${stage.id}/hypotheses`} />
              )}
            </Card>
            <Next next={next} base={base} mayWrite={mayWrite} />
          </div>
        )}
        {running.length > 0 && (
          <section>
            <h2>{t.running}</h2>
            <div className="trial-tiles">
              {running.map((test) => (
                <TestTile key={test.id} test={test} today={today} base={base} />
              ))}
            </div>
          </section>
        )}
        {mayWrite && stage && <Templates base={base} />}
      </div>
    </>
  )
}

function Unplaced({ unplaced, href }: { unplaced: readonly { id: string; text: string }[]; href: string }) {
  const t = useWords({ fr, en })
  return (
    <section className="trial-learn-unplaced">
      <h2>{t.map.unplaced}</h2>
      <p className="ui-soft">{t.map.unplacedText}</p>
      <ul>
        {unplaced.map((one) => (
          <li key={one.id}>
            {one.text}{' '}
            <a href={`${href}/${one.id}#place`}>
              {t.map.place}
              <span className="ui-hidden"> : {one.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

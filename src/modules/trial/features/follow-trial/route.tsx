import { trialDues } from '#modules/trial/dues.server.ts'
import { stagesEn } from '#modules/trial/messages/stages.en.ts'
import { stagesFr } from '#modules/trial/messages/stages.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayDecide, mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { currentOf } from '#modules/trial/rules/stages.ts'
import { decisionsOf } from '#modules/trial/store.server.ts'
import { stagesNow, verdictsOf } from '#modules/trial/trial.server.ts'
import { CriteriaStairs } from '#modules/trial/ui/CriteriaStairs.tsx'
import { StageAlerts } from '#modules/trial/ui/StageAlerts.tsx'
import { StageSummary } from '#modules/trial/ui/StageSummary.tsx'
import { TrialAsks } from '#modules/trial/ui/TrialAsks.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { CalendarDays, Footprints, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { StageList } from './StageList.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const stages = await stagesNow(ctx)
  const current = currentOf(stages)
  const decisions = await ctx.read((tx) => decisionsOf(tx, ctx.hub.id))
  return {
    stages,
    current: current && (await verdictsOf(ctx, current)),
    decisions: decisions.map(({ id, stageId, number, outcome, at }) => ({
      id,
      stageId,
      number,
      outcome,
      at,
    })),
    dues: await trialDues(ctx, context.get(localeContext)),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor),
    mayDecide: mayDecide(ctx.actor),
  }
}

export default function Trial({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const own = useWords({ fr: stagesFr, en: stagesEn })
  const { stages, current, decisions, today, mayWrite } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const ready = current && current.stage.state !== 'to-come' && current.evidence.length > 0
  const add = (tone: 'primary' | 'quiet') =>
    mayWrite && (
      <ButtonLink tone={tone} href={`${base}/nouveau-palier`} icon={Plus}>
        {t.addStage}
      </ButtonLink>
    )
  const decide = ready && loaderData.mayDecide && (
    <ButtonLink tone="primary" href={`${base}/${current.stage.id}/decision`}>
      {t.decide}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={decide || (stages.length > 0 && add(current ? 'quiet' : 'primary'))}
        quiet={
          <>
            {decide ? add('quiet') : undefined}
            <ButtonLink href={`${base}/calendrier`} icon={CalendarDays}>
              {own.calendar.link}
            </ButtonLink>
          </>
        }
      />
      <TrialTabs hub={params.hub} current="stages" />
      {stages.length === 0 ? (
        <EmptyState title={t.none} icon={Footprints} action={add('primary')}>
          {t.noneText}
        </EmptyState>
      ) : (
        <div className="ui-stack">
          {current ? (
            <Current
              current={current}
              stages={stages}
              today={today}
              hub={params.hub}
              mayWrite={mayWrite}
              mayDecide={loaderData.mayDecide}
            />
          ) : (
            <Notice tone="success" title={t.allClosed} live={false}>
              {t.allClosedText}
            </Notice>
          )}
          <TrialAsks dues={loaderData.dues} hub={params.hub} shown={8} moreHref={`${base}/revue`} />
          <StageList stages={stages} decisions={decisions} base={base} />
        </div>
      )}
    </>
  )
}

type CurrentProps = {
  current: NonNullable<Route.ComponentProps['loaderData']['current']>
  today: Route.ComponentProps['loaderData']['today']
  hub: string
  mayWrite: boolean
  mayDecide: boolean
  stages: Route.ComponentProps['loaderData']['stages']
}

function Current({ current, stages, today, hub, mayWrite, mayDecide }: CurrentProps) {
  const t = useWords({ fr, en })
  const { stage, evidence, met, figures } = current
  const href = `/${hub}/phase-de-test/${stage.id}`
  return (
    <section className="ui-stack">
      <div>
        <p className="ui-soft">{`${t.current} · ${t.stage(stage.rank)}`}</p>
        <h2>
          <a href={href}>{stage.name}</a>
        </h2>
        <p>{stage.purpose}</p>
      </div>
      <StageAlerts
        {...{ stage, figures, today, hub, mayDecide }}
        before={stages[stage.rank - 2]}
        next={stages[stage.rank]}
      />
      <StageSummary {...{ stage, today, met, figures, hub }} total={evidence.length} />
      {evidence.length > 0 ? (
        <Card>
          <CriteriaStairs evidence={evidence} href={href} />
        </Card>
      ) : (
        <EmptyState
          title={t.noCriteria}
          action={
            mayWrite && (
              <ButtonLink tone="primary" href={`${href}#criteres`}>
                {t.seeStage}
              </ButtonLink>
            )
          }
        >
          {t.noCriteriaText}
        </EmptyState>
      )}
    </section>
  )
}

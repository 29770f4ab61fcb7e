import { mayReadFunding } from '#modules/funding/index.server.ts'
import { stagesEn as en } from '#modules/trial/messages/stages.en.ts'
import { stagesFr as fr } from '#modules/trial/messages/stages.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { trialCalendar } from '#modules/trial/stages/calendar.server.ts'
import { FinancingTable } from '#modules/trial/ui/FinancingTable.tsx'
import { MoneyWarnings } from '#modules/trial/ui/MoneyWarnings.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { TrialTimeline } from '#modules/trial/ui/TrialTimeline.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { CalendarDays, Coins, Landmark } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  return {
    calendar: await trialCalendar(ctx),
    mayReadFunding: mayReadFunding(ctx.actor),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

export default function Calendar({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const w = t.calendar
  const { calendar, mayWrite } = loaderData
  const { stages, grants, steps, financing } = calendar
  const base = `/${params.hub}/phase-de-test`
  const empty = stages.length + grants.length + steps.length === 0
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={<a href={base}>{trial.title}</a>}
        lede={w.lede}
        quiet={
          <>
            {loaderData.mayReadFunding && (
              <ButtonLink href={`/${params.hub}/partenaires/financements`} icon={Coins}>
                {w.grants}
              </ButtonLink>
            )}
            <ButtonLink href={`${base}/statut`} icon={Landmark}>
              {w.steps}
            </ButtonLink>
          </>
        }
      />
      <TrialTabs hub={params.hub} current="stages" />
      {empty ? (
        <EmptyState
          title={w.none}
          icon={CalendarDays}
          action={
            mayWrite && (
              <ButtonLink tone="primary" href={`${base}/nouveau-palier`}>
                {trial.addStage}
              </ButtonLink>
            )
          }
        >
          {w.noneText}
        </EmptyState>
      ) : (
        <div className="ui-stack">
          <MoneyWarnings stages={stages} financing={financing} />
          <Card>
            <TrialTimeline calendar={calendar} />
          </Card>
          {financing.length > 0 && <FinancingTable {...{ stages, financing }} hub={params.hub} />}
        </div>
      )}
    </>
  )
}

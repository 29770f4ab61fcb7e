import { workerOf } from '#modules/requests/jobs.server.ts'
import { missionsEn } from '#modules/requests/messages.missions.en.ts'
import { missionsFr } from '#modules/requests/messages.missions.fr.ts'
import { statementEn as en } from '#modules/requests/messages.statement.en.ts'
import { statementFr as fr } from '#modules/requests/messages.statement.fr.ts'
import { mayDoMissions } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, FileText } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/own.route'
import { monthIn, readStatement } from './query.server.ts'
import { StatementPage } from './StatementPage.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDoMissions(ctx.actor)) refusePage()
  const { organisationId } = await workerOf(ctx)
  const month = monthIn(new URL(request.url).searchParams, ctx.today())
  return {
    statement: organisationId ? await readStatement(ctx, organisationId, month) : null,
    hubName: ctx.hub.name,
  }
}

/** A provider's own months, and nobody else's. */
export default function OwnStatement({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const m = useWords({ fr: missionsFr, en: missionsEn })
  const { statement, hubName } = loaderData
  const missions = `/${params.hub}/mes-missions`
  if (!statement)
    return (
      <>
        <title>{`${t.mine} · Palier`}</title>
        <PageHeader title={t.mine} />
        <EmptyState title={m.nobody} icon={FileText}>
          {m.nobodyText}
        </EmptyState>
      </>
    )
  return (
    <StatementPage
      statement={statement}
      hubName={hubName}
      base={`${missions}/releve`}
      own
      back={
        <ButtonLink icon={ArrowLeft} href={missions}>
          {t.back}
        </ButtonLink>
      }
    />
  )
}

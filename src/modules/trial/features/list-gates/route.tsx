import { gateHistory } from '#modules/trial/gate/read.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayDecide, mayReadTrial } from '#modules/trial/permits.ts'
import { currentStage } from '#modules/trial/trial.server.ts'
import { GATE_TONES } from '#modules/trial/ui/gate-tones.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Flag, ListChecks, Users } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { Known } from './Known.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const history = await gateHistory(ctx)
  const stage = await currentStage(ctx)
  const mayOpen = mayDecide(ctx.actor)
  const live = history.lines.find(({ state }) => state === 'open')
  return {
    ...history,
    discarded: new URL(request.url).searchParams.get('fait') === 'jete',
    mayOpen,
    draft: mayOpen ? history.drafts[0]?.stageId : undefined,
    /** The stage whose gate may be prepared now. */
    stage: mayOpen && stage && stage.state !== 'to-come' && live?.gate.stageId !== stage.id ? stage.id : null,
  }
}

/** The gates of the hub, the last first, and what was known at each. */
export default function Gates({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const { lines, moments, older, draft, stage } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const prepare = (draft ?? stage) && (
    <ButtonLink tone="primary" href={`${base}/${draft ?? stage}/jalon`} icon={Flag}>
      {draft ? g.continueDraft : g.prepare}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${g.title} · Palier`}</title>
      <PageHeader
        title={g.title}
        lede={g.lede}
        action={lines.length > 0 && prepare}
        quiet={
          <>
            <ButtonLink href={`${base}/comite`} icon={Users}>
              {g.committee}
            </ButtonLink>
            <ButtonLink href={`${base}/conditions`} icon={ListChecks}>
              {g.conditions}
            </ButtonLink>
          </>
        }
      />
      <TrialTabs hub={params.hub} current="gates" />
      <div className="ui-stack">
        {loaderData.discarded && <Notice tone="success">{g.open.discarded}</Notice>}
        {lines.length === 0 ? (
          <EmptyState title={g.none} icon={Flag} action={prepare}>
            {g.noneText}
          </EmptyState>
        ) : (
          <Table
            caption={g.history}
            rows={lines}
            rowKey={({ gate }) => gate.id}
            rowHref={({ gate }) => `${base}/jalons/${gate.id}`}
            columns={[
              {
                key: 'gate',
                header: g.columns.gate,
                cell: ({ gate }) => g.gate(gate.number ?? 0),
                nowrap: true,
              },
              { key: 'stage', header: g.columns.stage, cell: ({ stageName }) => stageName },
              {
                key: 'frozen',
                header: g.columns.frozen,
                cell: ({ gate }) => gate.frozenAt && <DateTimeFr value={gate.frozenAt} />,
                nowrap: true,
              },
              {
                key: 'met',
                header: g.columns.met,
                cell: ({ met, total }) => g.metOf(met, total),
                align: 'end',
                foldLabel: true,
                nowrap: true,
              },
              {
                key: 'opinions',
                header: g.columns.opinions,
                cell: ({ tally }) =>
                  tally && tally.total > 0 ? g.voicesOf(tally.given, tally.total) : g.noOpinions,
                align: 'end',
                foldLabel: true,
              },
              {
                key: 'state',
                header: g.columns.state,
                fold: 'side',
                cell: ({ state, decision }) =>
                  decision ? (
                    <a href={`${base}/decisions/${decision.id}`}>{t.outcomes[decision.outcome]}</a>
                  ) : (
                    <Status tone={GATE_TONES[state]}>{g.states[state]}</Status>
                  ),
              },
            ]}
          />
        )}
        {moments.length > 0 && <Known moments={moments} older={older} base={base} />}
      </div>
    </>
  )
}

import { isId } from '#kit/id.ts'
import { CountedRows } from '#modules/measures/ui/CountedRows.tsx'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayVoteAsCommittee, mayVoteForOthers, mayWriteTrial } from '#modules/trial/permits.ts'
import { IntervalBar } from '#modules/trial/ui/IntervalBar.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { MessageSquare, Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Judgement } from './Judgement.tsx'
import { criterionPage } from './query.server.ts'
import { Votes } from './Votes.tsx'
import { Weeks } from './Weeks.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const { stage, criterion } = params
  if (!isId<'Stage'>(stage) || !isId<'Criterion'>(criterion)) noPage()
  const query = new URL(request.url).searchParams
  const page = await criterionPage(ctx, stage, criterion, query, context.get(localeContext))
  if (!page) noPage()
  const votes = page.voters !== 'committee' || mayVoteAsCommittee(ctx.actor) || mayVoteForOthers(ctx.actor)
  return {
    ...page,
    done: query.get('fait'),
    search: query.toString(),
    mayWrite: mayWriteTrial(ctx.actor) && !page.stage.closed,
    mayVote: page.evidence.kind === 'rubric' && votes && !page.stage.closed,
  }
}

export default function CriterionShown({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const { stage, evidence: one, votes, rows, mayWrite, mayVote, done, search } = loaderData
  const stageHref = `/${params.hub}/phase-de-test/${stage.id}`
  const href = `${stageHref}/criteres/${one.criterionId}`
  const grid = one.kind === 'rubric'
  const notices: Record<string, string> = { vote: t.page.voted, saved: t.page.saved }
  return (
    <>
      <title>{`${one.name} · Palier`}</title>
      <PageHeader
        title={one.name}
        over={
          <>
            <a href={`/${params.hub}/phase-de-test`}>{trial.title}</a> ·{' '}
            <a href={`${stageHref}#criteres`}>{stage.name}</a>
          </>
        }
        lede={[trial.levels[one.level], t.weight(one.weight ?? 1), one.hypothesis && `« ${one.hypothesis} »`]
          .filter(Boolean)
          .join(' · ')}
        action={
          mayVote && (
            <ButtonLink tone="primary" href={`${href}/voter`} icon={MessageSquare}>
              {t.page.vote}
            </ButtonLink>
          )
        }
        quiet={
          mayWrite && (
            <ButtonLink href={`${href}/${grid ? 'grille' : 'modifier'}`} icon={Pencil}>
              {t.page.edit}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {done && Object.hasOwn(notices, done) && <Notice tone="success">{notices[done]}</Notice>}
        <Judgement one={one} endsOn={stage.endsOn} periodDays={loaderData.periodDays} closed={stage.closed} />
        {one.certainty && one.value !== null && (
          <Card>
            <IntervalBar one={one} />
          </Card>
        )}
        {grid ? (
          <Votes one={one} votes={votes} />
        ) : (
          <>
            <Weeks one={one} />
            <Card title={t.page.definition}>
              <p>{one.measure.definition}</p>
              {loaderData.measured && (
                <p>
                  <a href={`/${params.hub}/mesures/${one.measure.id}?jour=${one.to}`}>{t.page.seeMeasure}</a>
                </p>
              )}
            </Card>
            {loaderData.measured && (
              <CountedRows
                rows={rows}
                base={href}
                hub={params.hub}
                search={search}
                unit={one.measure.kind === 'share' ? 'share' : one.measure.unit}
              />
            )}
          </>
        )}
      </div>
    </>
  )
}

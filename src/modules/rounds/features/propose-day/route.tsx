import '#modules/rounds/ui/plans.css'
import type { FormEvent } from 'react'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import { keepProposal } from '#modules/rounds/day/keep-proposal.server.ts'
import { proposeDay } from '#modules/rounds/day/propose.server.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { mayPrepareRounds } from '#modules/rounds/permits.ts'
import { plannersOf } from '#modules/rounds/travel/hub-travel.server.ts'
import { MeetingNotice, Turns } from '#modules/rounds/ui/Turns.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check, OctagonX } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { Route } from './+types/route'
import { Comparison } from './Comparison.tsx'
import { askedIn, inputOf, keepForm, planText, vroomOf } from './form.ts'
import { LeftOutList } from './LeftOutList.tsx'
import { Options } from './Options.tsx'
import { PlannerNotice } from './PlannerNotice.tsx'
import { ProposedRounds } from './ProposedRounds.tsx'
import { useSearch } from './useSearch.ts'
import { WeighCard } from './WeighCard.tsx'

/** Plans come in as they are found. Without scripts the page searches for two seconds, then shows the best. */
export const handle = { scripts: true }

const WITHOUT_SCRIPTS = 2

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const asked = askedIn(params, ctx.today())
  const planners = await plannersOf(ctx)
  const found = params.has('chercher')
    ? await proposeDay(
        ctx,
        { ...inputOf(asked, WITHOUT_SCRIPTS), vroom: vroomOf(asked, planners) },
        { signal: request.signal },
      )
    : null
  return {
    asked,
    planner: planners.vroom ? (asked.planner ?? planners.usual) : null,
    proposal: found?.ok ? found.value : null,
    refused: found && !found.ok ? found.code : null,
    meeting: found && !found.ok ? (found.meeting ?? null) : null,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const form = readForm(keepForm, await request.formData())
  if (!form.ok) return data({ values: {}, errors: form.errors }, { status: 422 })
  const { jour, plan, idempotencyKey } = form.value
  const kept = await keepProposal(ctx, { day: jour, rounds: plan, idempotencyKey })
  if (!kept.ok)
    return data(refusedForm({}, refuse(Object.hasOwn(fr.errors, kept.code) ? kept.code : 'other')), {
      status: 422,
    })
  const query = new URLSearchParams({ jour, fait: 'range', annuler: kept.value.batchId })
  return redirect(`/${ctx.hub.slug}/tournees?${query}`)
}

export default function ProposeDay({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { locale, today } = useLanguage()
  const { asked, key } = loaderData
  const base = `/${params.hub}`
  const { search, start, stop } = useSearch()
  // A plan that was refused is out of date.
  const proposal = search.proposal ?? (search.state === 'idle' && !actionData ? loaderData.proposal : null)
  const refused = search.refused ?? (search.state === 'idle' ? loaderData.refused : null)
  const meeting = search.meeting ?? (search.state === 'idle' ? loaderData.meeting : null)
  const changes = proposal?.rounds.some(({ changed, hours }) => changed || hours) ?? false
  const running = search.state === 'running'
  const day = formatDay(asked.day, locale, today?.slice(0, 4))
  const board = `${base}/tournees?jour=${asked.day}`
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const query = new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>)
    start(`${base}/tournees/proposition/flux?${query}`)
  }
  const { error, errors } = shownForm(locale, actionData, t.errors)
  const wrong = error ?? errors.plan
  const sentence = (t.refused as Record<string, string>)[refused ?? ''] ?? t.refused.no_plan
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.titleOf(day)}
        lede={t.lede}
        quiet={
          <ButtonLink href={board} icon={ArrowLeft}>
            {t.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {wrong && <Notice tone="danger">{wrong}</Notice>}
        <Options
          {...{ asked, base, planner: loaderData.planner }}
          onAsk={ask}
          again={proposal !== null}
          running={running}
        />
        {running && (
          <Card>
            <Progress
              id="recherche"
              label={t.searching}
              value={search.share}
              max={1}
              words={t.found(search.plans)}
            />
            <FormActions>
              <Button type="button" icon={OctagonX} onClick={stop}>
                {t.stop}
              </Button>
            </FormActions>
          </Card>
        )}
        <p className="ui-hidden" aria-live="polite">
          {search.state === 'done' && !refused ? t.over : search.state === 'stopped' ? t.stopped : ''}
        </p>
        {search.state === 'broken' && <Notice tone="danger">{t.broken}</Notice>}
        {refused &&
          (meeting ? (
            <MeetingNotice {...{ meeting, base }} then="search" />
          ) : (
            <Notice tone="warn">{sentence}</Notice>
          ))}
        {proposal && (
          <>
            <PlannerNotice planner={proposal.planner} />
            {proposal.turns.length > 0 && <Turns then="keep" {...{ turns: proposal.turns, base }} />}
            {proposal.estimated && <Notice live={false}>{t.estimated}</Notice>}
            {proposal.untouched.length > 0 && (
              <Notice live={false}>{t.untouched(proposal.untouched.join(', '))}</Notice>
            )}
            {!running && !changes && <Notice live={false}>{t.same}</Notice>}
            <Card>
              <Comparison proposal={proposal} />
              {!running && (
                <Form
                  id="garder"
                  action={`${base}/tournees/proposition?jour=${asked.day}`}
                  hidden={{ jour: asked.day, plan: planText(proposal) }}
                  idempotencyKey={key}
                >
                  <FormActions>
                    {changes && (
                      <Button tone="primary" icon={Check}>
                        {t.keep}
                      </Button>
                    )}
                    <ButtonLink href={board}>{t.leave}</ButtonLink>
                  </FormActions>
                </Form>
              )}
            </Card>
            {!running && <WeighCard {...{ asked, proposal, base }} />}
            <LeftOutList leftOut={proposal.leftOut} base={base} />
            <ProposedRounds proposal={proposal} />
          </>
        )}
      </div>
    </>
  )
}

import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayDecide, mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { CriteriaStairs } from '#modules/trial/ui/CriteriaStairs.tsx'
import { MeansTable } from '#modules/trial/ui/MeansTable.tsx'
import { StageAlerts } from '#modules/trial/ui/StageAlerts.tsx'
import { StageSummary } from '#modules/trial/ui/StageSummary.tsx'
import { STAGE_TONES } from '#modules/trial/ui/stage-tones.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Form } from '#ui/Form.tsx'
import { Flag, Pencil, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { act } from './act.server.ts'
import { Criteria } from './Criteria.tsx'
import { Decisions } from './Decisions.tsx'
import { Hypotheses } from './Hypotheses.tsx'
import { stagePage } from './query.server.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const page = isId<'Stage'>(params.stage) ? await stagePage(ctx, params.stage) : undefined
  if (!page) noPage()
  const query = new URL(request.url).searchParams
  return {
    ...page,
    done: query.get('fait'),
    removed: query.get('retire'),
    mayWrite: mayWriteTrial(ctx.actor) && !page.stage.closed,
    mayDecide: mayDecide(ctx.actor) && !page.stage.closed,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Stage'>(params.stage)) noPage()
  const done = await act(ctx, params.stage, await request.formData())
  if (!done.ok) return data({ code: done.code }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/${params.stage}${done.value}`)
}

export default function StageShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const locale = useLocale()
  const { stage, evidence, met, figures, day, mayWrite, done, removed } = loaderData
  const href = `/${params.hub}/phase-de-test/${stage.id}`
  const decide = loaderData.mayDecide && stage.state !== 'to-come' && evidence.length > 0
  const notices: Record<string, string> = { saved: t.saved, defaults: t.defaultsAdded, restored: t.restored }
  return (
    <>
      <title>{`${stage.name} · Palier`}</title>
      <PageHeader
        title={stage.name}
        over={
          <>
            <a href={`/${params.hub}/phase-de-test`}>{t.title}</a> · {t.stage(stage.rank)}
          </>
        }
        lede={stage.purpose}
        action={
          decide && (
            <ButtonLink tone="primary" href={`${href}/decision`}>
              {t.decide}
            </ButtonLink>
          )
        }
        quiet={
          mayWrite && (
            <>
              {decide && (
                <ButtonLink href={`${href}/jalon`} icon={Flag}>
                  {g.prepare}
                </ButtonLink>
              )}
              <ButtonLink href={`${href}/modifier`} icon={Pencil}>
                {t.edit}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="ui-stack">
        {actionData && (
          <Notice tone="danger">{sentences(locale, { it: actionData.code }, t.errors).it}</Notice>
        )}
        {done && Object.hasOwn(notices, done) && <Notice tone="success">{notices[done]}</Notice>}
        {removed && mayWrite && (
          <Notice
            tone="success"
            actions={
              <Form id="undo" action={href} intent="restore" hidden={{ item: removed }}>
                <Button icon={Undo2}>{t.undo}</Button>
              </Form>
            }
          >
            {t.removed}
          </Notice>
        )}
        <p className="ui-row">
          <Status tone={STAGE_TONES[stage.state]}>{t.states[stage.state]}</Status>
          <span className="ui-soft">
            <DayFr value={stage.startsOn} /> – <DayFr value={stage.endsOn} />
          </span>
        </p>
        <StageAlerts
          {...{ stage, figures, today: day, hub: params.hub, mayDecide: loaderData.mayDecide }}
          before={loaderData.before}
          next={loaderData.next}
        />
        {!stage.closed && (
          <StageSummary
            stage={stage}
            today={day}
            met={met}
            total={evidence.length}
            figures={figures}
            hub={params.hub}
          />
        )}
        {stage.closed && <Decisions decisions={loaderData.decisions} hub={params.hub} />}
        {evidence.length > 0 && !stage.closed && (
          <Card>
            <CriteriaStairs evidence={evidence} href={href} />
          </Card>
        )}
        <MeansTable stage={stage} figures={figures} next={loaderData.next} hub={params.hub} />
        <Criteria
          evidence={evidence}
          hub={params.hub}
          href={href}
          mayWrite={mayWrite}
          closed={stage.closed}
        />
        <Hypotheses hypotheses={loaderData.hypotheses} href={href} mayWrite={mayWrite} />
        {!stage.closed && <Decisions decisions={loaderData.decisions} hub={params.hub} />}
      </div>
    </>
  )
}

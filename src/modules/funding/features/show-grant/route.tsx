import { isId, newId } from '#kit/id.ts'
import { add, zero } from '#kit/money.ts'
import { en } from '#modules/funding/messages.en.ts'
import { fr } from '#modules/funding/messages.fr.ts'
import { mayReadFunding, mayWriteFunding } from '#modules/funding/permits.ts'
import { grantLife } from '#modules/funding/rules/life.ts'
import { GrantStatus } from '#modules/funding/ui/grant-state.tsx'
import { NextDue } from '#modules/funding/ui/NextDue.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy } from '#platform/forms/verbs.server.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Pencil } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { actsOn } from './acts.server.ts'
import { Instalments } from './Instalments.tsx'
import { grantPage } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadFunding(ctx.actor)) refusePage()
  const page = isId<'Grant'>(params.grant) ? await grantPage(ctx, params.grant) : undefined
  if (!page) noPage()
  return {
    ...page,
    today: ctx.today(),
    mayWrite: mayWriteFunding(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteFunding(ctx.actor)) refusePage()
  const id = params.grant
  if (!isId<'Grant'>(id)) noPage()
  const base = `/${ctx.hub.slug}/partenaires/financements/${id}`
  return await actBy(actsOn(id), ctx, await request.formData(), base)
}

type Data = Route.ComponentProps['loaderData']
type Sent = Route.ComponentProps['actionData']

export default function GrantShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  const { grant, funder, instalments, moves, next, today, mayWrite, done, key } = loaderData
  const list = `/${params.hub}/partenaires/financements`
  const base = `${list}/${grant.id}`
  const received = add(zero, ...instalments.flatMap((one) => one.received?.amount ?? []))
  const said = (Object.keys(t.done) as (keyof typeof t.done)[]).find((word) => word === done)
  const error = actionData?.state.errors[''] ?? actionData?.state.errors.instalment
  const euros = (value: bigint) => formatEuros(value as typeof zero, locale)
  const days =
    grant.startsOn &&
    grant.endsOn &&
    w.days(formatDay(grant.startsOn, locale), formatDay(grant.endsOn, locale))
  return (
    <>
      <title>{`${grant.name} · Palier`}</title>
      <PageHeader
        over={
          <>
            <a href={list}>{t.title}</a> · <GrantStatus state={grant.state} />
          </>
        }
        title={grant.name}
        lede={<a href={`/${params.hub}/partenaires/${grant.organisationId}`}>{funder}</a>}
        quiet={
          mayWrite && (
            <ButtonLink icon={Pencil} href={`${base}/modifier`}>
              {w.edit}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {said && <Notice tone="success">{t.done[said]}</Notice>}
        {error && (
          <Notice
            tone="danger"
            actions={
              error === 'agreement_needed' && <ButtonLink href={`${base}/modifier`}>{w.edit}</ButtonLink>
            }
          >
            {sentences(locale, { it: error }, t.errors).it}
          </Notice>
        )}
        {mayWrite && <Next grant={grant} sent={actionData} today={today} idempotencyKey={key} />}
        <Card title={w.facts}>
          <DefinitionList
            items={[
              { term: t.columns.next, value: next && <NextDue next={next} today={today} /> },
              { term: t.columns.amount, value: <Amount value={grant.amount} /> },
              {
                term: t.columns.received,
                value: received > zero && w.received(euros(received), euros(grant.amount)),
              },
              { term: t.columns.kind, value: t.kinds[grant.kind] },
              { term: t.form.callOn, value: grant.callOn && <DayFr value={grant.callOn} /> },
              { term: t.form.answerOn, value: grant.answerOn && <DayFr value={grant.answerOn} /> },
              { term: w.period, value: days },
              {
                term: t.form.reportOn,
                value: grant.reportOn && (
                  <>
                    <DayFr value={grant.reportOn} />
                    {grant.reportedOn && `, ${w.reported(formatDay(grant.reportedOn, locale))}`}
                  </>
                ),
              },
              { term: t.form.note, value: grant.note },
            ]}
          />
          <p className="ui-no-print">
            <a href={`/${params.hub}/phase-de-test/calendrier`}>{w.trial}</a>
          </p>
        </Card>
        <Instalments
          {...{ instalments, base, mayWrite, today, sent: actionData, idempotencyKey: key }}
          mayReceive={grant.state === 'granted' || grant.state === 'ended'}
        />
        <section className="ui-stack">
          <h2>{w.history}</h2>
          <Timeline
            items={moves.map((one) => ({
              key: one.id,
              what: w.moves[one.verb],
              who: one.actorName,
              when: <DateTimeFr value={one.at} />,
              detail: one.why,
            }))}
          />
        </section>
      </div>
    </>
  )
}

type NextProps = { grant: Data['grant']; sent: Sent; today: string; idempotencyKey: string }

/** What may be done now: the steps of its life, and the report once there is one to send. */
function Next({ grant, sent, today, idempotencyKey }: NextProps) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  const verbs = grantLife.verbs(grant.state)
  const agreed = grant.state === 'granted' || grant.state === 'ended'
  const reporting = sent?.intent === 'report'
  return (
    <Card title={w.next} className="ui-no-print">
      <div className="ui-stack">
        <div className="ui-row">
          {verbs.map((word, i) => (
            <Form key={word} id={word} intent={word} idempotencyKey={idempotencyKey}>
              <Button tone={i === 0 && word !== 'back' && word !== 'end' ? 'primary' : 'quiet'}>
                {w.verbs[word]}
              </Button>
            </Form>
          ))}
          {agreed && grant.reportedOn && (
            <Form id="unreport" intent="unreport">
              <Button>{w.unreport}</Button>
            </Form>
          )}
        </div>
        {agreed && grant.reportOn && !grant.reportedOn && (
          <details open={reporting}>
            <summary>{w.report}</summary>
            <Form
              id="report"
              intent="report"
              {...shownForm(locale, reporting ? sent?.state : undefined, t.errors, { reportedOn: today })}
            >
              <Field type="date" name="reportedOn" label={w.reportedOn} width="medium" />
              <FormActions>
                <Button>{w.report}</Button>
              </FormActions>
            </Form>
          </details>
        )}
      </div>
    </Card>
  )
}

import { data } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { mayWriteRecurrences } from '#modules/contracts/index.server.ts'
import { recurringEn, recurringFr, wordsOfRule } from '#modules/contracts/ui/rule-choices.ts'
import { useRuleWords } from '#modules/contracts/ui/rule-words.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import { mayMoveRequests, mayReadRequests } from '#modules/requests/permits.ts'
import { actBy, type Sent } from '#platform/forms/verbs.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft, Pencil } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actsOn } from './acts.server.ts'
import { Dates, MoreActs, OneDate } from './Dates.tsx'
import { SeasonForm, SeasonTold } from './SeasonForm.tsx'
import { seasonFrom } from './season-act.server.ts'
import { showRecurring } from './show.server.ts'
import { nextSeason } from './use-case.server.ts'
import '#modules/contracts/ui/contracts.css'
import '#modules/requests/ui/season.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const page = isId<'Recurrence'>(params.id) ? await showRecurring(ctx, params.id) : null
  const search = new URL(request.url).searchParams
  const on = parseDay(search.get('date') ?? '')
  const today = ctx.today()
  const found = page ?? noPage()
  return {
    page: found,
    today,
    season: nextSeason(found.work.generatedTo, today),
    chosen: on.ok ? (found.dates.find((one) => one.on === on.value) ?? null) : null,
    mayWrite: mayWriteRecurrences(ctx.actor),
    done: search.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const { id } = params
  if (!isId<'Recurrence'>(id) || !(await showRecurring(ctx, id))) noPage()
  const posted = await request.formData()
  const may = posted.get('intent') === 'finish' ? mayMoveRequests : mayWriteRecurrences
  if (!may(ctx.actor)) refusePage()
  if (posted.get('intent') === 'season') {
    const answer = await seasonFrom(ctx, posted, [id])
    return data(answer, answer.state ? { status: 422 } : undefined)
  }
  return await actBy(actsOn(id), ctx, posted, `/${ctx.hub.slug}/recurrents/${id}`)
}

export default function Recurring({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const r = useWords({ fr: recurringFr, en: recurringEn })
  const w = t.one
  const ruleWords = useRuleWords()
  const { locale, today: current } = useLanguage()
  const dayWords = (day: Parameters<typeof formatDay>[0]) => formatDay(day, locale, current?.slice(0, 4))
  const { page, season, chosen, today, mayWrite, done, key } = loaderData
  const { work, organisation, service, follower } = page
  const hub = `/${params.hub}`
  const base = `${hub}/recurrents`
  const said = (Object.keys(t.done) as (keyof typeof t.done)[]).find((word) => word === done)
  const sent = actionData && 'intent' in actionData ? (actionData as Sent) : undefined
  const answer = actionData && 'season' in actionData ? actionData : null
  const over = work.endsOn !== null && work.endsOn < today
  return (
    <>
      <title>{`${work.title} · Palier`}</title>
      <PageHeader
        over={<a href={`${hub}/partenaires/${work.organisationId}`}>{organisation}</a>}
        title={work.title}
        lede={ruleWords(wordsOfRule(work.rule), work)}
        action={
          mayWrite &&
          !over &&
          !follower && (
            <ButtonLink icon={Pencil} href={`${base}/${work.id}/changer`}>
              {w.change}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {t.title}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {said && <Notice tone="success">{t.done[said]}</Notice>}
        <SeasonTold season={answer?.season} hub={hub} />
        {mayWrite && chosen && <OneDate line={chosen} work={work} sent={sent} today={today} />}
        <div className="contract-two">
          <Card title={w.facts}>
            <DefinitionList
              items={[
                { term: w.service, value: work.quantity > 1 ? `${service} × ${work.quantity}` : service },
                { term: w.details, value: work.details },
                {
                  term: w.term,
                  value: work.endsOn
                    ? w.fromTo(dayWords(work.startsOn), dayWords(work.endsOn))
                    : w.since(dayWords(work.startsOn)),
                },
                { term: w.holidays, value: r.holidays[work.holidays] },
                { term: w.assignee, value: work.assigneeName ?? t.form.whoNobody },
                {
                  term: w.contract,
                  value: work.contractNumber && (
                    <a href={`${hub}/contrats/${work.contractNumber}`}>{work.contractNumber}</a>
                  ),
                },
                {
                  term: w.generatedTo,
                  value: work.generatedTo ? dayWords(work.generatedTo) : t.notGenerated,
                },
                { term: w.rfc, value: <code>{work.rule}</code> },
                {
                  term: w.follows,
                  value: work.followsId && <a href={`${base}/${work.followsId}`}>{w.previous}</a>,
                },
                { term: w.followedBy, value: follower && <a href={`${base}/${follower}`}>{w.next}</a> },
              ]}
            />
          </Card>
          {mayWrite && !over && (
            <SeasonForm title={t.season.title} {...season} idempotencyKey={key} state={answer?.state} />
          )}
        </div>
        <Dates page={page} hub={hub} mayWrite={mayWrite} today={today} />
        {mayWrite && !over && <MoreActs work={work} sent={sent} today={today} />}
      </div>
    </>
  )
}

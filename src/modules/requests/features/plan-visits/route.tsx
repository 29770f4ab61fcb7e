import './calendar.css'
import './grid.css'
import './print.css'
import '#modules/requests/ui/request.css'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { data, redirect, useSubmit } from 'react-router'
import { newId } from '#kit/id.ts'
import { mayPlanVisits, mayReadCalendar } from '#modules/requests/permits.ts'
import { userKey } from '#modules/requests/rules/slots.ts'
import { hourOf, useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actOnCalendar } from './act.server.ts'
import { type Asked, askedIn, isGroup, queryOf } from './address.ts'
import { type Dragged, type Drop, useDrag } from './drag.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { dropFields, moveFields, type Proposal, proposedVisit, standing, stepped } from './move.ts'
import { News } from './News.tsx'
import { oneVisit, readCalendar, requestToPlan, unplanned } from './query.server.ts'
import { Roster } from './Roster.tsx'
import { PlanPanel, ToPlanList, VisitPanel } from './SidePanels.tsx'
import { type Column, TimeGrid } from './TimeGrid.tsx'
import { Toolbar } from './Toolbar.tsx'

/** Visits can be dragged, and moved by the arrows. Without scripts every move has its form. */
export const handle = { scripts: true }

type Ctx = Parameters<typeof mayReadCalendar>[0]

/** Who plans opens the week of everybody; who goes, their own day. */
const startFor = (actor: Ctx, today: Asked['day']) =>
  mayPlanVisits(actor) || !actor.userId
    ? ({ view: 'week', day: today, who: 'all' } as const)
    : ({ view: 'day', day: today, who: userKey(actor.userId) } as const)

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCalendar(ctx.actor)) refusePage()
  const today = ctx.today()
  const asked = askedIn(new URL(request.url).searchParams, startFor(ctx.actor, today))
  const page = await readCalendar(ctx, context.get(servicesContext).db, asked)
  return {
    asked,
    page,
    today,
    requests: page.may.plan ? await unplanned(ctx) : [],
    request: asked.requestId && page.may.plan ? await requestToPlan(ctx, asked.requestId) : null,
    visit: asked.visitId ? await oneVisit(ctx, asked.visitId) : null,
    changed: asked.of && asked.done ? await oneVisit(ctx, asked.of) : null,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCalendar(ctx.actor)) refusePage()
  const asked = askedIn(new URL(request.url).searchParams, startFor(ctx.actor, ctx.today()))
  const answer = await actOnCalendar(ctx, context.get(servicesContext).db, await request.formData())
  if (!answer.ok) return data(answer, { status: 422 })
  const { done, visitId, moveId, day } = answer
  const open = { fait: done, pour: visitId, ...(moveId ? { annuler: moveId } : {}) }
  return redirect(`/${ctx.hub.slug}/calendrier${queryOf(asked, { day: day ?? asked.day, open })}`)
}

export default function Calendar({ loaderData, actionData, params }: Route.ComponentProps) {
  const { asked, page, today, requests, key } = loaderData
  const { t, locale, day, hour, taken } = useCalendarWords()
  const base = `/${params.hub}`
  const root = useRef<HTMLDivElement>(null)
  const submit = useSubmit()
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [said, setSaid] = useState('')
  // What the server answered replaces what keys proposed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what ends a proposal
  useEffect(() => setProposal(null), [page, actionData])

  const action = queryOf(asked)
  const send = useCallback(
    (fields: Record<string, string> | null) => {
      if (fields)
        submit(fields, { method: 'post', action: `${base}/calendrier${action}`, preventScrollReset: true })
    },
    [submit, base, action],
  )
  const drop = useCallback(
    (what: Dragged, to: Drop) => {
      const fields = dropFields(page, requests, what, to)
      // Nobody to plan it for: the form asks, with what the drop already said.
      if (!fields && what.kind === 'request')
        location.assign(`${queryOf(asked, { open: { demande: what.id, jour: to.day } })}#rendez-vous`)
      else send(fields)
    },
    [page, requests, asked, send],
  )
  const clock = useCallback((minute: number) => hourOf(minute, locale), [locale])
  useDrag(root, page.may.plan ? page : null, clock, drop)

  const columns = useMemo(() => columnsOf(asked, page, day), [asked, page, day])
  const visits = proposal
    ? page.visits.map((visit) => (visit.id === proposal.id ? proposedVisit(visit, proposal) : visit))
    : page.visits
  // A visit that keys moved to another cell is another element there: the focus follows it.
  useEffect(() => {
    if (proposal) root.current?.querySelector<HTMLElement>(`[data-visit="${proposal.id}"]`)?.focus()
  }, [proposal])

  const press = (event: KeyboardEvent) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>('[data-visit][data-movable]')
    const visit = link && page.visits.find(({ id }) => id === link.dataset.visit)
    const at = visit && (proposal?.id === visit.id ? proposal : standing(visit))
    if (!visit || !at || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && proposal) {
      event.preventDefault()
      setProposal(null)
      setSaid(t.left)
    } else if (event.key === 'Enter' && proposal?.id === visit.id) {
      event.preventDefault()
      send(moveFields(visit, proposal))
    } else {
      const lines = asked.view === 'day' && isGroup(asked.who) ? columns.map((one) => one.key) : []
      const next = stepped(at, event.key, event.shiftKey, lines)
      if (!next) return
      event.preventDefault()
      setProposal(next)
      const who = page.rows.find(({ value }) => value === next.who)?.label ?? visit.whoName
      const what = `${visit.serviceName}, ${visit.forWhom}`
      setSaid(t.proposal(what, day(next.day), hour(next.from), hour(next.from + next.minutes), who))
    }
  }

  const refused = actionData && !actionData.ok ? actionData : null
  const own = { ...t.errors, ...(refused?.held.length ? { slot_taken: taken(refused.held) } : {}) }
  const shown = refused ? shownForm(locale, refused.state, own) : undefined
  const panel = panelFor(loaderData, refused)
  const inPanel = (intent: string) => (refused?.intent === intent ? shown : undefined)
  const shared = { asked, page, base, idempotencyKey: key }
  // What no form of the page can show beside its field.
  const aside =
    refused && !(panel && (refused.intent === 'plan' || refused.intent === 'move'))
      ? (shown?.error ?? Object.values(shown?.errors ?? {})[0])
      : undefined
  const hrefOf = (visit: { id: string }) => `${queryOf(asked, { open: { visite: visit.id } })}#rendez-vous`
  const grid = {
    page,
    visits,
    hrefOf,
    proposedId: proposal?.id ?? null,
    openId: panel?.kind === 'visit' ? panel.visit.id : null,
  }
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        quiet={
          <>
            {page.may.absences && <ButtonLink href={`${base}/calendrier/absences`}>{t.absences}</ButtonLink>}
            {page.may.vehicles && <ButtonLink href={`${base}/reglages/vehicules`}>{t.vehicles}</ButtonLink>}
            <ButtonLink href={`${base}/calendrier/agendas`}>{t.feeds}</ButtonLink>
          </>
        }
      />
      {loaderData.changed && !refused && (
        <News asked={asked} visit={loaderData.changed} mayPlan={page.may.plan} idempotencyKey={key} />
      )}
      {aside && <Notice tone="danger">{aside}</Notice>}
      {page.full && <Notice tone="info">{t.full(page.visits.length)}</Notice>}
      <Toolbar asked={asked} page={page} today={today} />
      <p className="ui-hidden" aria-live="polite">
        {said}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move the visit that has the focus, a link */}
      <div className="cal-page" ref={root} onKeyDown={press}>
        {page.may.plan && <ToPlanList asked={asked} rows={requests} />}
        <div className="cal-main">
          {asked.view === 'month' ? (
            <MonthGrid {...grid} asked={asked} />
          ) : asked.view === 'week' && isGroup(asked.who) ? (
            <Roster {...grid} />
          ) : (
            <TimeGrid {...grid} columns={columns} />
          )}
        </div>
        {panel && (
          <div className="cal-side">
            {panel.kind === 'plan' ? (
              <PlanPanel {...shared} request={panel.request} refused={inPanel('plan')} />
            ) : (
              <VisitPanel {...shared} visit={panel.visit} refused={inPanel('move')} />
            )}
          </div>
        )}
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']
type Refused = { intent: string; state: { values: Readonly<Record<string, string>> } }

/** The form that is open: asked for by the address, or brought back by a refusal of what was dropped. */
function panelFor({ request, visit, page, requests }: Loaded, refused: Refused | null) {
  if (request) return { kind: 'plan', request } as const
  if (visit) return { kind: 'visit', visit } as const
  if (refused?.intent === 'plan') {
    const dropped = requests.find(({ id }) => id === refused.state.values.requestId)
    if (dropped)
      return { kind: 'plan', request: { ...dropped, details: '', wantedOn: null, open: true } } as const
  }
  if (refused?.intent === 'move') {
    const moved = page.visits.find(({ id }) => id === refused.state.values.visitId)
    const at = moved && standing(moved)
    if (moved && at) {
      const { day, from } = at
      const ahead = day >= page.now.day
      return { kind: 'visit', visit: { ...moved, day, from, cancelled: false, ahead, place: null } } as const
    }
  }
  return null
}

function columnsOf(asked: Asked, page: Loaded['page'], day: (one: Asked['day']) => string): Column[] {
  if (asked.view === 'week' && !isGroup(asked.who)) {
    const { who } = asked
    return page.days.map((one) => ({ key: one, label: day(one), day: one, who, today: one === page.now.day }))
  }
  return page.rows.map(({ value, label }) => ({
    key: value,
    label,
    day: asked.day,
    who: value,
    today: asked.day === page.now.day,
  }))
}

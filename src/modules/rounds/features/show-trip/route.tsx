import { data, redirect } from 'react-router'
import { z } from 'zod'
import { isId } from '#kit/id.ts'
import { minus, proportion } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { mayKeepTrips, mayNoteTrips, mayReadTrips } from '#modules/rounds/permits.ts'
import { kmInput } from '#modules/rounds/rules/trip.ts'
import { servedBy, tripById } from '#modules/rounds/trips/store.server.ts'
import { optionalText } from '#platform/forms/fields.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Duration } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatDuration, formatEuros, formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { cancelTrip } from './use-case.server.ts'
import './show-trip.css'

const cancelForm = z.object({ why: optionalText(300) })

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const id = params.trip
  if (!isId<'Trip'>(id)) noPage()
  const read = await ctx.read(async (tx) => ({
    found: await tripById(tx, ctx.hub.id, id),
    served: await servedBy(tx, ctx.hub.id, id),
  }))
  if (!read.found) noPage()
  return {
    ...read.found,
    served: read.served,
    done: new URL(request.url).searchParams.get('fait'),
    mayKeep: mayKeepTrips(ctx.actor),
    mayNote: mayNoteTrips(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTrips(ctx.actor)) refusePage()
  if (!isId<'Trip'>(params.trip)) noPage()
  const form = readForm(cancelForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await cancelTrip(ctx, params.trip, form.value.why)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/deplacements/${params.trip}?fait=annule`)
}

export default function TripShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { trip, scheme, cancel, served, done, mayKeep, mayNote } = loaderData
  const base = `/${params.hub}/deplacements`
  const margin = minus(trip.income, trip.cost)
  const perStop = proportion(margin, 1n, BigInt(trip.stops))
  const again = new URLSearchParams({
    ...{ day: trip.day, zone: trip.zone, mode: trip.mode, handover: trip.handover },
    ...{ stops: String(trip.stops), km: kmInput(trip.metres), schemeId: trip.schemeId ?? '' },
    ...{ paidMinutes: String(trip.paidMinutes), volunteerMinutes: String(trip.volunteerMinutes) },
  })
  const period = formatDay(trip.day, locale)
  return (
    <>
      <title>{`${t.show.title(trip.zone)} · Palier`}</title>
      <PageHeader
        title={trip.zone}
        over={<a href={base}>{t.title}</a>}
        lede={[period, scheme ?? t.noScheme, t.modes[trip.mode], t.handovers[trip.handover]].join(' · ')}
        quiet={mayNote && cancel && <ButtonLink href={`${base}/nouveau?${again}`}>{t.show.copy}</ButtonLink>}
      />
      <div className="ui-stack">
        {done === 'note' && <Notice tone="success">{t.noted}</Notice>}
        {done === 'annule' && <Notice tone="success">{t.cancelled}</Notice>}
        {cancel && (
          <Notice tone="warn" title={t.show.cancelledWhy} live={false}>
            {t.show.cancelledBy(cancel.actorName, cancel.why)}
          </Notice>
        )}
        <div className="ui-stats">
          <Stat label={t.columns.income} value={<Amount value={trip.income} />} period={period} />
          <Stat label={t.columns.cost} value={<Amount value={trip.cost} />} period={period} />
          <Stat label={t.columns.margin} value={<Amount value={margin} />} period={period} />
          <Stat
            label={t.columns.perStop}
            value={<Amount value={perStop} />}
            period={period}
            href={`/${params.hub}/mesures/rounds.margin-per-stop`}
          />
        </div>
        <section>
          <h2>{t.show.detail}</h2>
          <DefinitionList
            items={[
              { term: t.columns.stops, value: trip.stops },
              {
                term: t.columns.km,
                value: t.show.kmCost(
                  t.km(formatNumber(trip.metres / 1000, locale, 1)),
                  formatEuros(trip.perKm, locale),
                ),
              },
              {
                term: t.columns.paid,
                value: t.show.hourCost(
                  formatDuration(trip.paidMinutes, locale),
                  formatEuros(trip.perHour, locale),
                ),
              },
              { term: t.columns.volunteer, value: <Duration minutes={trip.volunteerMinutes} /> },
              { term: t.columns.handling, value: <Amount value={trip.handling} /> },
              { term: t.columns.note, value: trip.note },
              { term: t.columns.by, value: trip.actorName },
            ]}
          />
        </section>
        {served.length > 0 && (
          <section>
            <h2>{t.show.served}</h2>
            <Table
              caption={t.show.served}
              rows={served}
              rowKey={(one) => one.requestId}
              rowHref={(one) => `/${params.hub}/demandes/${one.number}`}
              columns={[
                { key: 'what', header: t.columns.request, cell: (one) => `${one.number} · ${one.label}` },
                {
                  key: 'amount',
                  header: t.columns.amount,
                  cell: (one) => <Amount value={one.amount} />,
                  align: 'end',
                },
              ]}
            />
          </section>
        )}
        {mayKeep && !cancel && (
          <details className="rounds-cancel ui-no-print" open={actionData ? true : undefined}>
            <summary className="ui-button ui-button-quiet">{t.show.cancel}</summary>
            <Form id="cancel" {...shownForm(locale, actionData, t.errors)}>
              <p className="ui-soft">{t.show.cancelHelp}</p>
              <Field name="why" label={t.show.why} autoComplete="off" />
              <div>
                <Button tone="danger">{t.show.cancel}</Button>
              </div>
            </Form>
          </details>
        )}
      </div>
    </>
  )
}

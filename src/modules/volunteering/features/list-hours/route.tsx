import { listHours } from '#modules/volunteering/lists.server.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayKeepHours, mayReadHours } from '#modules/volunteering/permits.ts'
import { ACTIVITIES, HOUR_KINDS } from '#modules/volunteering/rules/words.ts'
import { sidesFor } from '#modules/volunteering/sides.ts'
import { HoursTable } from '#modules/volunteering/ui/HoursTable.tsx'
import { VolunteeringTabs } from '#modules/volunteering/ui/VolunteeringTabs.tsx'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Duration } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { HandHeart } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadHours(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listHours(ctx, params),
    search: params.toString(),
    sides: sidesFor(ctx.actor),
    mayCorrect: mayKeepHours(ctx.actor),
    done: params.get('fait'),
  }
}

export default function Hours({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, search, sides, mayCorrect, done } = loaderData
  const { filter, sums } = list
  const w = t.list
  const base = `/${params.hub}/heures`
  const asked = new URLSearchParams(search)
  const period = w.period(formatDay(filter.from, locale), formatDay(filter.to, locale))
  const active = [
    ...(filter.kind ? [{ label: t.kinds[filter.kind], removeHref: listHref(search, { genre: null }) }] : []),
    ...(filter.activity
      ? [{ label: t.activities[filter.activity], removeHref: listHref(search, { activite: null }) }]
      : []),
    ...(asked.get('du')
      ? [{ label: w.since(formatDay(filter.from, locale)), removeHref: listHref(search, { du: null }) }]
      : []),
    ...(asked.get('au')
      ? [{ label: w.until(formatDay(filter.to, locale)), removeHref: listHref(search, { au: null }) }]
      : []),
  ]
  const views = [
    { name: w.all, search: '' },
    { name: w.volunteer, search: 'genre=volunteer' },
    { name: w.paid, search: 'genre=paid' },
  ]
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={w.lede} />
      <VolunteeringTabs hub={params.hub} current="all" sides={sides} />
      {done && <Notice tone="success">{done === 'retirees' ? t.takenAway : t.corrected}</Notice>}
      <div className="ui-stack">
        <div className="ui-stats">
          <Stat label={w.volunteer} value={<Duration minutes={sums.volunteer} />} period={period} />
          <Stat label={w.paid} value={<Duration minutes={sums.paid} />} period={period} />
        </div>
        <div>
          <FilterBar
            action={base}
            search={{ value: filter.q, label: w.search }}
            active={active}
            clearHref={active.length > 1 ? base : undefined}
            views={viewLinks(base, views, search)}
            exportHref={`${base}/export?${search}`}
          >
            <Field
              type="select"
              name="genre"
              label={t.fields.kind}
              value={filter.kind}
              options={HOUR_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <Field
              type="select"
              name="activite"
              label={t.fields.activity}
              value={filter.activity}
              options={ACTIVITIES.map((value) => ({ value, label: t.activities[value] }))}
            />
            <Field type="date" name="du" label={w.from} value={asked.get('du') ?? ''} width="medium" />
            <Field type="date" name="au" label={w.to} value={asked.get('au') ?? ''} width="medium" />
          </FilterBar>
          <HoursTable
            caption={t.title}
            rows={list.rows}
            hub={params.hub}
            names
            mayCorrect={mayCorrect}
            pager={pagerOf(list, w.total)}
            empty={
              active.length > 0 || filter.q ? (
                <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
              ) : (
                <EmptyState title={w.noneYet} icon={HandHeart}>
                  {w.noneYetText}
                </EmptyState>
              )
            }
          />
        </div>
      </div>
    </>
  )
}

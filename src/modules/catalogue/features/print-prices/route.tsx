import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayReadCatalogue } from '#modules/catalogue/permits.ts'
import { partsLine } from '#modules/catalogue/rules/parts.ts'
import { listServices } from '#modules/catalogue/services.server.ts'
import { PriceList } from '#modules/catalogue/ui/PriceList.tsx'
import { useSeasonWords } from '#modules/catalogue/ui/season.ts'
import '#modules/catalogue/ui/terms.css'
import { PERSON_SEGMENTS, SEGMENTS, type Segment, useSegmentWords } from '#modules/people/ui/segments.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  return {
    services: await listServices(ctx, { activeOnly: true }),
    hub: ctx.hub.name,
    today: ctx.today(),
  }
}

const PEOPLE: readonly Segment[] = PERSON_SEGMENTS
const OTHERS = SEGMENTS.filter((segment) => !PEOPLE.includes(segment))

export default function PriceSheet({ loaderData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.sheet
  const { hub, today } = loaderData
  const day = formatDay(today, useLocale())
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader over={hub} title={w.title} lede={w.lede(day)} />
      <div className="ui-stack">
        <p className="ui-soft ui-no-print">{w.print}</p>
        <PeopleSheet services={loaderData.services} />
        <OtherSheet services={loaderData.services} />
      </div>
    </>
  )
}

type Services = Route.ComponentProps['loaderData']['services']

/** A service as it is read on a wall: what a package holds, the season when it is not all year. */
function Named({ service }: { service: Services[number] }) {
  const season = useSeasonWords()
  return (
    <>
      {service.name}
      {service.parts.length > 0 && <small className="catalogue-under">{partsLine(service.parts)}</small>}
      {service.season.length > 0 && <small className="catalogue-under">{season(service.season)}</small>}
    </>
  )
}

/** One column per public: only the publics and the services that have a price. */
function PeopleSheet({ services }: { services: Services }) {
  const t = useWords({ fr, en })
  const names = useSegmentWords()
  const rows = services.filter((row) => PEOPLE.some((segment) => segment in row.prices))
  const segments = PEOPLE.filter((segment) => rows.some((row) => segment in row.prices))
  if (rows.length === 0) return null
  const others = (row: Services[number], segment: Segment) =>
    (['solidarity', 'support'] as const).flatMap((rate) => {
      const price = row.rates[rate][segment]
      return price === undefined ? [] : [{ rate, price }]
    })
  const columns = segments.map((segment) => ({
    key: segment,
    header: names[segment],
    align: 'end' as const,
    fold: 'line' as const,
    foldLabel: true,
    cell: (row: Services[number]) => {
      const price = row.prices[segment]
      if (price === undefined)
        return (
          <>
            <span aria-hidden="true">–</span>
            <span className="ui-hidden">{t.sheet.onRequest}</span>
          </>
        )
      return (
        <>
          {price === 0n ? t.sheet.free : <Amount value={price} />}
          {others(row, segment).map((other) => (
            <small key={other.rate} className="catalogue-other-rate">
              {t.sheet.rates[other.rate]} <Amount value={other.price} />
            </small>
          ))}
        </>
      )
    },
  }))
  return (
    <section>
      <h2>{t.sheet.people}</h2>
      <Table
        caption={t.sheet.people}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t.columns.service, cell: (row) => <Named service={row} /> },
          {
            key: 'unit',
            header: t.columns.unit,
            cell: (row) => t.units[row.unit],
            fold: 'side',
            nowrap: true,
          },
          ...columns,
        ]}
      />
      <p className="ui-soft ui-small">{t.sheet.dash}</p>
      {rows.some((row) => Object.keys(row.rates.solidarity).length > 0) && (
        <p className="ui-soft ui-small">{t.sheet.solidarity}</p>
      )}
      {rows.some((row) => Object.keys(row.rates.support).length > 0) && (
        <p className="ui-soft ui-small">{t.sheet.support}</p>
      )}
    </section>
  )
}

/** Organisations are of many kinds and each service serves one or two: a list reads better than empty columns. */
function OtherSheet({ services }: { services: Services }) {
  const t = useWords({ fr, en })
  const rows = services.filter((row) => OTHERS.some((segment) => segment in row.prices))
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t.sheet.organisations}</h2>
      <Table
        caption={t.sheet.organisations}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t.columns.service, cell: (row) => <Named service={row} /> },
          {
            key: 'unit',
            header: t.columns.unit,
            cell: (row) => t.units[row.unit],
            fold: 'side',
            nowrap: true,
          },
          {
            key: 'prices',
            header: t.columns.prices,
            cell: (row) => <PriceList prices={row.prices} among={OTHERS} />,
            fold: 'line',
          },
        ]}
      />
    </section>
  )
}

import { companyEn } from '#modules/portals/messages.company.en.ts'
import { companyFr } from '#modules/portals/messages.company.fr.ts'
import { mayReadCompany } from '#modules/portals/permits.ts'
import { listHref } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { readCompany } from './query.server.ts'
import '#modules/portals/ui/portals.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCompany(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    company: await readCompany(ctx, params),
    search: params.toString(),
    filtered: params.has('mois') || params.has('service'),
  }
}

type Company = NonNullable<Route.ComponentProps['loaderData']['company']>

/** What a company uses, holds and owes, in figures that speak of nobody. */
export default function MyCompany({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: companyFr, en: companyEn })
  const { company, search, filtered } = loaderData
  if (!company)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.title} />
        <EmptyState title={w.lost}>{w.lostText}</EmptyState>
      </>
    )
  return (
    <>
      <title>{`${company.name} · Palier`}</title>
      <PageHeader over={w.title} title={company.name} lede={w.lede} />
      <div className="ui-stack">
        <Owes owes={company.owes} />
        <Use company={company} base={`/${params.hub}/mon-entreprise`} search={search} filtered={filtered} />
        <Volumes volumes={company.volumes} />
        <Work work={company.work} />
      </div>
    </>
  )
}

function Owes({ owes }: Pick<Company, 'owes'>) {
  const w = useWords({ fr: companyFr, en: companyEn })
  if (owes.total === 0n)
    return (
      <Card title={w.owes}>
        <p>{w.owesNothing}</p>
      </Card>
    )
  return (
    <Card title={w.owes}>
      <ul className="portals-list">
        {owes.lines.map((line) => (
          <li key={line.id}>
            <span>
              {line.label}, <DayFr value={line.dueOn} />
            </span>
            <Amount value={line.amount} />
          </li>
        ))}
        {owes.services > 0n && (
          <li>
            <span>{w.people}</span>
            <Amount value={owes.services} />
          </li>
        )}
      </ul>
      <p className="portals-total">
        <Amount value={owes.total} />
      </p>
    </Card>
  )
}

type UseProps = { company: Company; base: string; search: string; filtered: boolean }

function Use({ company, base, search, filtered }: UseProps) {
  const w = useWords({ fr: companyFr, en: companyEn })
  const locale = useLocale()
  const said = (jobs: number | null) => (jobs === null ? <span className="ui-soft">{w.hidden}</span> : jobs)
  return (
    <Card title={w.use} aside={filtered && <ButtonLink href={base}>{w.all}</ButtonLink>}>
      <p className="ui-soft">{w.useHelp}</p>
      <Table
        caption={w.use}
        rows={company.use}
        rowKey={(row) => row.month}
        columns={[
          {
            key: 'month',
            header: w.month,
            cell: (row) => (
              <a href={listHref(search, { mois: row.month })}>{formatMonth(row.month, locale)}</a>
            ),
          },
          { key: 'total', header: w.total, cell: (row) => said(row.total), align: 'end', foldLabel: true },
          {
            key: 'services',
            header: w.services,
            fold: 'line',
            cell: (row) => (
              <ul className="portals-cells">
                {row.services.map((one) => (
                  <li key={one.id}>
                    <a href={listHref(search, { service: one.id })}>{one.name}</a> : {said(one.jobs)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
        empty={<p>{w.noUse}</p>}
      />
    </Card>
  )
}

function Volumes({ volumes }: Pick<Company, 'volumes'>) {
  const w = useWords({ fr: companyFr, en: companyEn })
  return (
    <Card title={w.volumes}>
      <Table
        caption={w.volumes}
        rows={volumes}
        rowKey={(row) => `${row.number} ${row.serviceId}`}
        columns={[
          { key: 'name', header: w.what, cell: (row) => row.name },
          { key: 'number', header: w.contract, cell: (row) => row.number, fold: 'line' },
          {
            key: 'period',
            header: w.period,
            fold: 'line',
            cell: (row) => (
              <>
                <DayFr value={row.from} /> – <DayFr value={row.to} />
              </>
            ),
          },
          { key: 'included', header: w.included, cell: (row) => row.included, align: 'end', foldLabel: true },
          {
            key: 'used',
            header: w.used,
            cell: (row) => (row.used === null ? w.below : row.used),
            align: 'end',
            foldLabel: true,
          },
        ]}
        empty={<p>{w.noVolumes}</p>}
      />
    </Card>
  )
}

function Work({ work }: Pick<Company, 'work'>) {
  const w = useWords({ fr: companyFr, en: companyEn })
  return (
    <Card title={w.work}>
      <Table
        caption={w.work}
        rows={work}
        rowKey={(row) => row.serviceId}
        columns={[
          { key: 'name', header: w.what, cell: (row) => row.name },
          { key: 'month', header: w.thisMonth, cell: (row) => row.month, align: 'end', foldLabel: true },
          { key: 'year', header: w.year, cell: (row) => row.year, align: 'end', foldLabel: true },
        ]}
        empty={<p>{w.noWork}</p>}
      />
    </Card>
  )
}

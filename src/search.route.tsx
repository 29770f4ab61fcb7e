import { redirect } from 'react-router'
import { findRounds } from '#modules/rounds/index.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/search.route'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { numberTyped } from './modules/requests/number.ts'
import { RequestsTable } from './modules/requests/ui/RequestsTable.tsx'
import { maySearch, searchHub } from './search.server.ts'
import './today.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!maySearch(ctx.actor)) refusePage()
  const found = await searchHub(ctx, new URL(request.url).searchParams.get('q') ?? '')
  // A number of request typed whole leads to its page: one answer needs no list.
  const number = numberTyped(found.q, ctx.today())
  const [only] = found.requests?.filter((one) => one.number === number) ?? []
  const [round] = await findRounds(ctx, found.q)
  if (round) throw redirect(`/${ctx.hub.slug}/${round.path}`)
  if (only) throw redirect(`/${ctx.hub.slug}/demandes/${only.number}`)
  return found
}

type Choice = { id: string; label: string; detail: string }

export default function SearchResults({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).searchPage
  const { q, people, organisations, requests } = loaderData
  const base = `/${params.hub}`
  const more = `?q=${encodeURIComponent(q)}`
  const nothing = [people, organisations, requests].every((rows) => !rows || rows.length === 0)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={q ? t.found(q) : t.title} lede={q ? undefined : t.lede} />
      {q && nothing && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <div className="ui-stack">
        <Choices title={t.people} rows={people} href={`${base}/personnes`} more={more} />
        <Choices title={t.organisations} rows={organisations} href={`${base}/partenaires`} more={more} />
        {requests && requests.length > 0 && (
          <section>
            <Head title={t.requests} href={`${base}/demandes${more}`} />
            <RequestsTable caption={t.requests} base={`${base}/demandes`} rows={requests} />
          </section>
        )}
      </div>
    </>
  )
}

function Head({ title, href }: { title: string; href: string }) {
  const t = useWords({ fr, en }).searchPage
  return (
    <div className="today-head">
      <h2>{title}</h2>
      <a href={href}>{t.inList}</a>
    </div>
  )
}

type ChoicesProps = { title: string; rows: readonly Choice[] | null; href: string; more: string }

function Choices({ title, rows, href, more }: ChoicesProps) {
  const t = useWords({ fr, en }).searchPage
  if (!rows || rows.length === 0) return null
  return (
    <section>
      <Head title={title} href={`${href}${more}`} />
      <Table
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${href}/${row.id}`}
        columns={[
          { key: 'name', header: t.name, cell: (row) => row.label },
          { key: 'detail', header: t.detail, cell: (row) => row.detail, fold: 'line' },
        ]}
      />
    </section>
  )
}

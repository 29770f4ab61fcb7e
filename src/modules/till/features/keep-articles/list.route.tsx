import { listArticles } from '#modules/till/articles-store.server.ts'
import { en } from '#modules/till/messages.articles.en.ts'
import { fr } from '#modules/till/messages.articles.fr.ts'
import { mayKeepArticles, maySell } from '#modules/till/permits.ts'
import { sidesFor } from '#modules/till/till-sides.ts'
import { TillTabs } from '#modules/till/ui/TillTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatPercent } from '#ui/format.ts'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/list.route'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!maySell(ctx.actor) && !mayKeepArticles(ctx.actor)) refusePage()
  return {
    articles: await listArticles(ctx, { retired: true }),
    mayKeep: mayKeepArticles(ctx.actor),
    sides: sidesFor(ctx.actor),
  }
}

export default function Articles({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.list
  const locale = useLocale()
  const base = `/${params.hub}/caisse`
  const { articles, mayKeep } = loaderData
  const groups = [
    { title: w.title, rows: articles.filter((one) => !one.retiredAt) },
    { title: w.retired, rows: articles.filter((one) => one.retiredAt) },
  ]
  const add = mayKeep && (
    <ButtonLink tone="primary" href={`${base}/articles/nouveau`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} action={add} />
      <TillTabs hub={params.hub} current="articles" only={loaderData.sides} />
      {groups.map(({ title, rows }, i) =>
        i > 0 && rows.length === 0 ? null : (
          <Table
            key={title}
            caption={title}
            captionShown={i > 0}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={mayKeep ? (row) => `${base}/articles/${row.id}` : undefined}
            columns={[
              { key: 'name', header: t.columns.name, cell: (row) => row.name },
              { key: 'family', header: t.columns.family, cell: (row) => t.form.families[row.family] },
              { key: 'barcode', header: t.columns.barcode, cell: (row) => row.barcode ?? '', nowrap: true },
              {
                key: 'vat',
                header: t.columns.vat,
                align: 'end',
                cell: (row) => (row.vatRate ? formatPercent(row.vatRate / 1000, locale, 1) : ''),
                fold: 'hide',
              },
              {
                key: 'price',
                header: t.columns.price,
                align: 'end',
                nowrap: true,
                cell: (row) => <Amount value={row.price} />,
              },
            ]}
            empty={
              <EmptyState title={w.none} action={add}>
                {w.noneText}
              </EmptyState>
            }
          />
        ),
      )}
    </>
  )
}

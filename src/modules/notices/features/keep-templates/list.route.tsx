import type { Locale } from '#kit/words.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { mayWriteTemplates } from '#modules/notices/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft, MessageSquare } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/list.route'
import { listTemplates } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTemplates(ctx.actor)) refusePage()
  const locale: Locale = new URL(request.url).searchParams.get('langue') === 'en' ? 'en' : 'fr'
  return { locale, templates: await listTemplates(ctx, locale) }
}

export default function Templates({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en }).templates
  const { locale, templates } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/reglages/messages`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={`${hub}/reglages`}>
              {w.back}
            </ButtonLink>
            <ButtonLink icon={MessageSquare} href={`${hub}/messages`}>
              {w.log}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        <Tabs
          label={w.language}
          tabs={(['fr', 'en'] as const).map((one) => ({
            label: w.languages[one],
            href: `${base}?langue=${one}`,
            current: one === locale,
          }))}
        />
        <Table
          caption={w.title}
          rows={templates}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.id}?langue=${locale}`}
          columns={[
            { key: 'name', header: w.columns.name, cell: (row) => w.names[row.id] },
            { key: 'subject', header: w.columns.subject, cell: (row) => row.subject },
            { key: 'purpose', header: w.columns.purpose, cell: (row) => w.purposes[row.purpose] },
            {
              key: 'words',
              header: w.columns.words,
              cell: (row) => <Status tone={row.own ? 'info' : 'neutral'}>{row.own ? w.own : w.ours}</Status>,
            },
          ]}
        />
      </div>
    </>
  )
}

import { listServices } from '#modules/catalogue/index.server.ts'
import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import { mayTakeRequests } from '#modules/requests/permits.ts'
import { listWebRequests } from '#modules/requests/web/inbox.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Link2, Receipt } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pager } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/list.route'
import { WebCard } from './WebCard.tsx'
import '#modules/requests/ui/web.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeRequests(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  params.delete('fait')
  const services = await listServices(ctx, { activeOnly: true })
  return {
    list: await listWebRequests(ctx, params),
    handled: params.get('vue') === 'traitees',
    services: services.map(({ id, name }) => ({ value: id, label: name })),
    today: ctx.today(),
    done,
  }
}

const DONE = ['answer', 'refuse', 'spam', 'back'] as const

/** What came from the open form, each with the one press that makes a request of it. */
export default function WebInbox({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: webFr, en: webEn }).inbox
  const { list, handled, services, today } = loaderData
  const base = `/${params.hub}/demandes`
  const here = `${base}/du-site`
  const done = DONE.find((word) => word === loaderData.done)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <>
            <ButtonLink icon={Link2} href={`/ouvert/${params.hub}/demander`}>
              {w.form}
            </ButtonLink>
            <ButtonLink icon={Receipt} href={`${base}/affiche`}>
              {w.poster}
            </ButtonLink>
          </>
        }
      />
      {done && <Notice tone="success">{w.done[done]}</Notice>}
      <Tabs
        label={w.label}
        tabs={[
          { label: w.tabs.waiting, href: here, current: !handled },
          { label: w.tabs.handled, href: `${here}?vue=traitees`, current: handled },
        ]}
      />
      {list.rows.length === 0 ? (
        handled ? (
          <EmptyState title={w.noneHandled} />
        ) : (
          <EmptyState title={w.none} action={<ButtonLink href={`${base}/affiche`}>{w.poster}</ButtonLink>}>
            {w.noneText}
          </EmptyState>
        )
      ) : (
        <ul className="requests-web-cards">
          {list.rows.map((row) => (
            <li key={row.id}>
              <WebCard row={row} base={base} today={today} services={services} />
            </li>
          ))}
        </ul>
      )}
      <Pager
        previous={list.previous === null ? undefined : `?${list.previous}`}
        next={list.next === null ? undefined : `?${list.next}`}
      />
    </>
  )
}

import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { SaveView } from '#modules/people/ui/SaveView.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { offersEn } from '#modules/requests/messages.offers.en.ts'
import { offersFr } from '#modules/requests/messages.offers.fr.ts'
import { viewsEn } from '#modules/requests/messages.views.en.ts'
import { viewsFr } from '#modules/requests/messages.views.fr.ts'
import { numberTyped } from '#modules/requests/number.ts'
import {
  mayExportRequests,
  mayMoveRequests,
  mayOfferJobs,
  mayReadRequests,
  mayTakeRequests,
} from '#modules/requests/permits.ts'
import type { Phase } from '#modules/requests/rules/life.ts'
import { requestByNumber } from '#modules/requests/store.server.ts'
import { RequestsTable } from '#modules/requests/ui/RequestsTable.tsx'
import { ViewTabs } from '#modules/requests/ui/ViewTabs.tsx'
import { WebInboxNotice } from '#modules/requests/ui/WebInboxNotice.tsx'
import { type BulkVerb, moveRequests } from '#modules/requests/use-cases/move-request.server.ts'
import { webWaiting } from '#modules/requests/web/inbox.server.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { savedViewsOf, saveView } from '#platform/lists/views.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { TABS, tidyAddress } from './address.ts'
import { handsToFilter } from './hands.server.ts'
import { listRequests } from './query.server.ts'
import { RequestFilters } from './RequestFilters.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const params = tidyAddress(new URL(request.url).searchParams)
  const number = numberTyped(params.get('q') ?? '', ctx.today())
  // A whole number typed in the search box leads to its page: one answer needs no list.
  if (number && (await ctx.read((tx) => requestByNumber(tx, ctx.hub.id, number))))
    throw redirect(`/${ctx.hub.slug}/demandes/${number}`)
  const list = await listRequests(ctx, params)
  const { personId, organisationId } = list.filter
  const done = { moved: params.get('fait'), left: params.get('laissees') }
  for (const word of ['fait', 'laissees']) params.delete(word)
  return {
    list,
    done,
    views: await savedViewsOf(ctx, 'requests'),
    services: (await listServices(ctx)).map(({ id, name }) => ({ value: id, label: name })),
    who:
      (personId && (await peopleNames(ctx, [personId])).get(personId)) ??
      (organisationId && (await organisationNames(ctx, [organisationId])).get(organisationId)),
    search: params.toString(),
    mayTake: mayTakeRequests(ctx.actor),
    mayExport: mayExportRequests(ctx.actor),
    web: mayTakeRequests(ctx.actor) ? await webWaiting(ctx) : 0,
    mayMove: mayMoveRequests(ctx.actor),
    mayOffer: mayOfferJobs(ctx.actor),
    hands: mayMoveRequests(ctx.actor) ? await handsToFilter(ctx, context.get(servicesContext).db) : [],
    key: newId<'Form'>(),
  }
}

/** What is done with several on a page of its own. */
const PAGES_OF: Readonly<Record<string, string>> = {
  ...{ offer: 'proposer', give: 'confier', labels: 'etiquettes', sheets: 'fiches' },
}

const BULK: readonly BulkVerb[] = ['assign', 'finish', 'close']

/** What makes sense for the rows of a tab; giving up money that is owed is done one by one, with its reason. */
const VERBS_OF: Record<Phase, readonly BulkVerb[]> = {
  triage: ['assign', 'finish'],
  work: ['assign', 'finish'],
  collect: [],
  billed: [],
  over: ['close'],
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const typed = await request.formData()
  const params = new URL(request.url).searchParams
  for (const word of ['fait', 'laissees']) params.delete(word)
  const back = (done: Record<string, string>) =>
    redirect(`/${ctx.hub.slug}/demandes?${new URLSearchParams([...params, ...Object.entries(done)])}`)
  const intent = String(typed.get('intent') ?? '')
  if (intent === 'view') {
    const saved = await saveView(ctx, 'requests', String(typed.get('view') ?? ''), params)
    return saved.ok ? back({ fait: 'vue' }) : data({ code: saved.code }, { status: 422 })
  }
  const verb = BULK.find((one) => one === intent)
  const page = PAGES_OF[intent]
  if (!verb && !page) return data({ code: 'unknown_choice' }, { status: 422 })
  const requestIds = typed.getAll('ids').filter((id) => isId<'Request'>(id))
  if (requestIds.length === 0) return back({ fait: '0' })
  if (!verb) return redirect(`/${ctx.hub.slug}/demandes/${page}?ids=${requestIds.join(',')}`)
  const key = typed.get('idempotencyKey')
  const moved = await moveRequests(ctx, {
    requestIds,
    verb,
    idempotencyKey: isId<'Form'>(key) ? key : undefined,
  })
  if (!moved.ok) return data({ code: moved.code }, { status: 422 })
  return back({ fait: String(moved.value.moved), laissees: String(moved.value.left) })
}

export default function Requests({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const views = useWords({ fr: viewsFr, en: viewsEn })
  const offer = useWords({ fr: offersFr, en: offersEn })
  const { list, done, search, mayTake, mayMove, mayOffer } = loaderData
  const { filter } = list
  const base = `/${params.hub}/demandes`
  const take = mayTake && (
    <ButtonLink tone="primary" href={`/${params.hub}/guichet`} icon={Plus}>
      {t.take}
    </ButtonLink>
  )
  const sort = (word: 'recu' | 'pour') => {
    const own = (filter.sort === 'due' ? 'pour' : 'recu') === word
    return {
      href: listHref(search, { tri: own && !filter.descending ? `-${word}` : word }),
      ...(own && { direction: filter.descending ? ('desc' as const) : ('asc' as const) }),
    }
  }
  const errors: Readonly<Record<string, string>> = t.errors
  const verbs = filter.phase ? VERBS_OF[filter.phase] : BULK
  const narrowed = new URLSearchParams(search).size > (filter.phase ? 1 : 0)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={take} />
      {mayMove && <ViewTabs base={base} current="liste" />}
      {actionData && <Notice tone="danger">{errors[actionData.code] ?? t.errors.not_found}</Notice>}
      {done.moved && (
        <Notice tone={done.moved === '0' ? 'info' : 'success'}>
          {done.moved === 'vue'
            ? t.one.saved
            : done.moved === '0' && !done.left
              ? t.bulk.nothing
              : t.bulk.done(Number(done.moved), Number(done.left))}
        </Notice>
      )}
      <WebInboxNotice waiting={loaderData.web} hub={params.hub} />
      <Tabs
        label={t.views}
        tabs={[
          ...TABS.map(({ word, phase }) => ({
            label: t.tabs[phase],
            href: listHref(search, { vue: word }),
            current: filter.phase === phase,
          })),
          { label: t.tabs.all, href: listHref(search, { vue: null }), current: !filter.phase },
        ]}
      />
      <RequestFilters
        base={base}
        search={search}
        filter={filter}
        who={loaderData.who}
        services={loaderData.services}
        hands={loaderData.hands}
        views={loaderData.views}
        saveView={<SaveView search={search} />}
        mayExport={loaderData.mayExport}
      />
      <RequestsTable
        caption={t.title}
        rows={list.rows}
        base={base}
        sorts={{ received: sort('recu'), due: sort('pour') }}
        {...(mayMove && {
          selection: {
            id: 'ensemble',
            action: `?${search}`,
            idempotencyKey: loaderData.key,
            label: (row: { number: string }) => row.number,
            verbs: [
              ...verbs.map((verb) => ({ label: t.bulk[verb], intent: verb as string })),
              ...(verbs.includes('assign') ? [{ label: views.bulk.give, intent: 'give' }] : []),
              ...(mayOffer && verbs.includes('assign') ? [{ label: offer.bulk, intent: 'offer' }] : []),
              { label: views.bulk.labels, intent: 'labels' },
              { label: views.bulk.sheets, intent: 'sheets' },
            ],
          },
        })}
        pager={pagerOf(list, t.total)}
        empty={
          narrowed ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : filter.phase ? (
            <EmptyState title={t.emptyTab}>{t.emptyTabText}</EmptyState>
          ) : (
            <EmptyState title={t.noneYet} action={take}>
              {t.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}

import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { mayReadNotices, maySayNotices, mayWriteTemplates } from '#modules/notices/permits.ts'
import { NOTICE_STATES } from '#modules/notices/rules/states.ts'
import { TEMPLATE_IDS } from '#modules/notices/rules/templates.ts'
import { NOTICE_WAYS } from '#modules/notices/rules/way.ts'
import { resendNotices, sayNotices } from '#modules/notices/say.server.ts'
import { listHref, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { MessageSquare, Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { NoticeTable } from './NoticeTable.tsx'
import { listNotices } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadNotices(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  params.delete('fait')
  return {
    list: await listNotices(ctx, params),
    search: params.toString(),
    done,
    maySay: maySayNotices(ctx.actor),
    mayWrite: mayWriteTemplates(ctx.actor),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadNotices(ctx.actor)) refusePage()
  const typed = await request.formData()
  const params = new URL(request.url).searchParams
  const base = `/${ctx.hub.slug}/messages`
  const back = (done: string) => {
    params.set('fait', done)
    return redirect(`${base}?${params}`)
  }
  const ids = typed.getAll('ids').filter((id) => isId<'Notice'>(id))
  const intent = typed.get('intent')
  if (intent === 'export')
    return ids.length > 0 ? redirect(`${base}/export?format=csv&ids=${ids.join(',')}`) : back('personne')
  if (!maySayNotices(ctx.actor)) refusePage()
  if (ids.length === 0) return back('personne')
  const done = intent === 'resend' ? await resendNotices(ctx, ids) : await sayNotices(ctx, ids)
  if (!done.ok) return data({ code: done.code }, { status: 422 })
  return back(`${intent === 'resend' ? 'renvoi' : 'dit'}-${done.value.done}`)
}

const VIEWS = ['', 'etat=a-dire', 'etat=waiting', 'etat=kept'] as const

export default function Notices({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en })
  const base = `/${params.hub}/messages`
  const { list, search, maySay, mayWrite } = loaderData
  const { view } = list
  const [did, n] = (loaderData.done ?? '').split('-')
  const names = [w.views.all, w.views.toSay, w.views.waiting, w.views.kept]
  const active = [
    view.about && {
      label: `${w.filters.person} ${view.about}`,
      removeHref: listHref(search, { personne: null, organisme: null }),
    },
    view.subject && { label: w.filters.subject, removeHref: listHref(search, { sujet: null }) },
    view.states && {
      label: view.toSay ? w.views.toSay : w.states[view.states[0]!],
      removeHref: listHref(search, { etat: null }),
    },
    view.way && { label: w.ways[view.way], removeHref: listHref(search, { moyen: null }) },
    view.template && {
      label: w.templates.names[view.template],
      removeHref: listHref(search, { modele: null }),
    },
  ].filter((word) => typeof word === 'object' && word !== null)
  const keep = Object.fromEntries(
    ['personne', 'organisme', 'sujet'].flatMap((name) => {
      const value = new URLSearchParams(search).get(name)
      return value ? [[name, value]] : []
    }),
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={view.toSay ? w.toSayHelp : w.lede}
        quiet={
          mayWrite && (
            <ButtonLink icon={Pencil} href={`/${params.hub}/reglages/messages`}>
              {w.templatesLink}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {loaderData.done === 'personne' && <Notice tone="warn">{w.nobody}</Notice>}
        {did === 'dit' && <Notice tone="success">{w.marked(Number(n))}</Notice>}
        {did === 'renvoi' && <Notice tone={n === '0' ? 'warn' : 'success'}>{w.resent(Number(n))}</Notice>}
        <FilterBar
          action={base}
          search={{ value: view.q, label: w.search }}
          keep={keep}
          active={active}
          clearHref={active.length > 1 ? base : undefined}
          views={viewLinks(
            base,
            VIEWS.map((one, i) => ({ name: names[i]!, search: one })),
            search,
          )}
          exportHref={`${base}/export?${search}`}
        >
          <Field
            type="select"
            name="etat"
            label={w.filters.state}
            value={view.toSay ? 'a-dire' : view.states?.[0]}
            options={[
              { value: 'a-dire', label: w.views.toSay },
              ...NOTICE_STATES.map((value) => ({ value, label: w.states[value] })),
            ]}
          />
          <Field
            type="select"
            name="moyen"
            label={w.filters.way}
            value={view.way}
            options={NOTICE_WAYS.map((value) => ({ value, label: w.ways[value] }))}
          />
          <Field
            type="select"
            name="modele"
            label={w.filters.template}
            value={view.template}
            options={TEMPLATE_IDS.map((value) => ({ value, label: w.templates.names[value] }))}
          />
        </FilterBar>
        <NoticeTable
          list={list}
          base={base}
          search={search}
          toSay={view.toSay}
          maySay={maySay}
          empty={
            search === '' ? (
              <EmptyState title={w.noneYet} icon={MessageSquare}>
                {w.firstStep}
              </EmptyState>
            ) : view.toSay && active.length === 1 && view.q === '' ? (
              <EmptyState
                title={w.noneToSay}
                icon={MessageSquare}
                action={<ButtonLink href={base}>{w.all}</ButtonLink>}
              >
                {w.noneToSayText}
              </EmptyState>
            ) : (
              <EmptyState title={w.none} action={<ButtonLink href={base}>{w.all}</ButtonLink>} />
            )
          }
        />
      </div>
    </>
  )
}

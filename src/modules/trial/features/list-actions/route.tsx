import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { moveActions, setActionRemoved } from '#modules/trial/actions/write-actions.server.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { ACTION_STATES } from '#modules/trial/rules/priorities.ts'
import { ActionTabs } from '#modules/trial/ui/ActionTabs.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { sentences } from '#platform/i18n/refusals.ts'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Form } from '#ui/Form.tsx'
import { ClipboardList, Plus, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ActionsTable } from './ActionsTable.tsx'
import { STATE_WORDS, VIEW_WORDS } from './address.ts'
import { listActions } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  const removed = params.get('retire')
  params.delete('fait')
  params.delete('retire')
  return {
    list: await listActions(ctx, params),
    search: params.toString(),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor),
    done,
    removed: isId(removed) ? removed : null,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const posted = await request.formData()
  const params = new URL(request.url).searchParams
  params.delete('retire')
  const back = (done: string) => {
    params.set('fait', done)
    return redirect(`/${ctx.hub.slug}/phase-de-test/actions?${params}`)
  }
  const refused = (code: string) => data({ code }, { status: 422 })
  const intent = posted.get('intent')
  const ids = posted.getAll('ids').filter((id) => isId<'TrialAction'>(id))
  if (intent === 'restore') {
    const done = ids[0] ? await setActionRemoved(ctx, ids[0], false) : undefined
    return done?.ok ? back('restored') : refused(done?.code ?? 'invalid')
  }
  const state = ACTION_STATES.find((one) => one === intent)
  if (!state) return refused('invalid')
  if (ids.length === 0 && mayWriteTrial(ctx.actor)) return back('nobody')
  const done = await moveActions(ctx, ids, state)
  return done.ok ? back(String(done.value.moved)) : refused(done.code)
}

export default function Actions({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { list, search, today, mayWrite, done, removed } = loaderData
  const base = `/${params.hub}/phase-de-test/actions`
  const { filter } = list
  const views = (Object.keys(VIEW_WORDS) as (keyof typeof VIEW_WORDS)[]).map((view) => ({
    name: t.list.views[view],
    search: view === 'open' ? '' : `vue=${VIEW_WORDS[view]}`,
  }))
  const asked = new URLSearchParams(search)
  const active = [
    ...(asked.has('etat') && filter.state
      ? [{ label: t.actionStates[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(asked.get('qui') && filter.owner
      ? [{ label: t.list.owner(filter.owner), removeHref: listHref(search, { qui: null }) }]
      : []),
  ]
  const moved = done && /^\d+$/.test(done) ? t.moved(Number(done)) : undefined
  const said: Record<string, string> = { saved: t.saved, restored: t.restored, nobody: t.nobody }
  const told = moved ?? (done && Object.hasOwn(said, done) ? said[done] : undefined)
  const add = (tone: 'primary' | 'quiet') =>
    mayWrite && (
      <ButtonLink tone={tone} href={`${base}/nouvelle`} icon={Plus}>
        {t.addAction}
      </ButtonLink>
    )
  return (
    <>
      <title>{`${t.sides.actions} · Palier`}</title>
      <PageHeader title={t.title} lede={t.list.lede} action={add('primary')} />
      <TrialTabs hub={params.hub} current="actions" />
      <ActionTabs hub={params.hub} current="actions" />
      {actionData && <Notice tone="danger">{sentences(locale, { it: actionData.code }, t.errors).it}</Notice>}
      {told && <Notice tone={done === 'nobody' ? 'warn' : 'success'}>{told}</Notice>}
      {removed && mayWrite && (
        <Notice
          tone="success"
          actions={
            <Form id="remettre" action={base} intent="restore" hidden={{ ids: removed }}>
              <Button icon={Undo2}>{t.undo}</Button>
            </Form>
          }
        >
          {t.removed}
        </Notice>
      )}
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.list.search }}
        keep={asked.get('vue') ? { vue: asked.get('vue')! } : undefined}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={t.list.filterState}
          value={asked.has('etat') && filter.state ? STATE_WORDS[filter.state] : undefined}
          optional
          options={ACTION_STATES.map((state) => ({
            value: STATE_WORDS[state],
            label: t.actionStates[state],
          }))}
        />
        <Field
          type="select"
          name="qui"
          label={t.list.filterOwner}
          value={asked.get('qui') ?? undefined}
          optional
          options={list.owners.map((name) => ({ value: name, label: name }))}
        />
      </FilterBar>
      <ActionsTable
        rows={list.rows}
        today={today}
        base={base}
        mayWrite={mayWrite}
        sorting={{ by: filter.sort, search }}
        pager={pagerOf(list, t.list.total)}
        empty={
          search ? (
            <EmptyState
              title={t.list.none}
              action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>}
            />
          ) : (
            <EmptyState title={t.list.noneYet} icon={ClipboardList} action={add('primary')}>
              {t.list.noneYetText}
            </EmptyState>
          )
        }
      />
    </>
  )
}

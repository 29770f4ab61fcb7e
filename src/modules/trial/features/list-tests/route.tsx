import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { listTests } from '#modules/trial/learning/list.server.ts'
import { moveTest } from '#modules/trial/learning/move.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { TEST_STATES } from '#modules/trial/rules/tests.ts'
import { HYPOTHESIS_KINDS } from '#modules/trial/rules/words.ts'
import { LearnViews } from '#modules/trial/ui/LearnViews.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { sentences } from '#platform/i18n/refusals.ts'
import { listHref } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Lightbulb, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { testBoard } from './query.server.ts'
import { TestBoard } from './TestBoard.tsx'
import { TestTable } from './TestTable.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const list = params.get('vue') === 'liste' ? await listTests(ctx, params) : null
  return {
    list,
    board: list ? null : await testBoard(ctx, params),
    search: params.toString(),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor),
  }
}

/** `item` is the test, `verb` starts, postpones or takes it up again. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const form = await request.formData()
  const id = form.get('item')
  const verb = form.get('verb')
  if (!isId<'Test'>(id) || (verb !== 'start' && verb !== 'postpone' && verb !== 'resume'))
    return data({ code: 'invalid' }, { status: 422 })
  const moved = await moveTest(ctx, id, { verb })
  if (!moved.ok) return data({ code: moved.code }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/apprendre/tests${new URL(request.url).search}`)
}

export default function Tests({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  const locale = useLocale()
  const { list, board, search, today, mayWrite } = loaderData
  const filter = (list ?? board)!.filter
  const learn = `/${params.hub}/phase-de-test/apprendre`
  const base = `${learn}/tests`
  const keep: Record<string, string> = list ? { vue: 'liste' } : {}
  const active = [
    ...(filter.q ? [{ label: `« ${filter.q} »`, removeHref: listHref(search, { q: null }) }] : []),
    ...(filter.state
      ? [{ label: t.states[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(filter.kind
      ? [{ label: words.kinds[filter.kind], removeHref: listHref(search, { nature: null }) }]
      : []),
  ]
  const add = mayWrite && (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.addTest}
    </ButtonLink>
  )
  const empty =
    active.length > 0 ? (
      <EmptyState
        title={t.tests.noneFound}
        action={<ButtonLink href={base}>{t.tests.withoutFilters}</ButtonLink>}
      />
    ) : (
      <EmptyState title={t.tests.none} icon={Lightbulb} action={add}>
        {t.tests.noneText}
      </EmptyState>
    )
  return (
    <>
      <title>{`${t.tests.title} · Palier`}</title>
      <PageHeader title={t.tests.title} lede={t.tests.noneText} action={add} />
      <TrialTabs hub={params.hub} current="learning" />
      <LearnViews hub={params.hub} current={list ? 'list' : 'tests'} />
      {actionData && (
        <Notice tone="danger">
          {sentences(locale, { it: actionData.code }, { ...words.errors, ...t.errors }).it}
        </Notice>
      )}
      <FilterBar
        action={base}
        keep={keep}
        search={{ value: filter.q, label: t.tests.search }}
        active={active}
        clearHref={active.length > 1 ? `${base}?${new URLSearchParams(keep)}` : undefined}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={t.tests.filterState}
          value={filter.state}
          optional
          options={TEST_STATES.map((value) => ({ value, label: t.states[value] }))}
        />
        <Field
          type="select"
          name="nature"
          label={t.tests.filterKind}
          value={filter.kind}
          optional
          options={HYPOTHESIS_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </FilterBar>
      {list && <TestTable list={list} base={learn} empty={empty} />}
      {board &&
        (board.total === 0 ? (
          empty
        ) : (
          <TestBoard board={board} today={today} base={learn} mayWrite={mayWrite} />
        ))}
    </>
  )
}

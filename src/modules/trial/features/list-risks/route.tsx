import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { setRiskRemoved } from '#modules/trial/actions/write-risks.server.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { RISK_BANDS, RISK_STATES } from '#modules/trial/rules/priorities.ts'
import { LevelMark, RiskMark } from '#modules/trial/ui/ActionMarks.tsx'
import { ActionTabs } from '#modules/trial/ui/ActionTabs.tsx'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { sentences } from '#platform/i18n/refusals.ts'
import { listHref, pagerOf, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Form } from '#ui/Form.tsx'
import { Plus, TriangleAlert, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { BAND_WORDS, STATE_WORDS, VIEW_WORDS } from './address.ts'
import { listRisks, mapOf } from './query.server.ts'
import { RiskMap } from './RiskMap.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  const removed = params.get('retire')
  params.delete('fait')
  params.delete('retire')
  return {
    list: await listRisks(ctx, params),
    map: await mapOf(ctx),
    search: params.toString(),
    today: ctx.today(),
    mayWrite: mayWriteTrial(ctx.actor),
    done,
    removed: isId(removed) ? removed : null,
  }
}

/** The one form of this page: what was just removed comes back. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = (await request.formData()).get('id')
  const done = isId<'Risk'>(id) ? await setRiskRemoved(ctx, id, false) : undefined
  if (!done?.ok) return data({ code: done?.code ?? 'invalid' }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/actions/risques?fait=restored`)
}

export default function Risks({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.register
  const { list, map, search, today, mayWrite, done, removed } = loaderData
  const base = `/${params.hub}/phase-de-test/actions/risques`
  const { filter } = list
  const asked = new URLSearchParams(search)
  const views = (Object.keys(VIEW_WORDS) as (keyof typeof VIEW_WORDS)[]).map((view) => ({
    name: w.views[view],
    search: view === 'open' ? '' : `vue=${VIEW_WORDS[view]}`,
  }))
  const active = [
    ...(asked.has('etat') && filter.state
      ? [{ label: t.riskStates[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(asked.has('niveau') && filter.band
      ? [{ label: t.bands[filter.band], removeHref: listHref(search, { niveau: null }) }]
      : []),
    ...(filter.at
      ? [
          {
            label: w.at(filter.at.probability, filter.at.severity),
            removeHref: listHref(search, { p: null, g: null }),
          },
        ]
      : []),
  ]
  const add = mayWrite && (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.addRisk}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.sides.risks} · Palier`}</title>
      <PageHeader title={t.title} lede={w.lede} action={add} />
      <TrialTabs hub={params.hub} current="actions" />
      <ActionTabs hub={params.hub} current="risks" />
      {actionData && <Notice tone="danger">{sentences(locale, { it: actionData.code }, t.errors).it}</Notice>}
      {(done === 'saved' || done === 'restored') && <Notice tone="success">{t[done]}</Notice>}
      {removed && mayWrite && (
        <Notice
          tone="success"
          actions={
            <Form id="remettre" action={base} intent="restore" hidden={{ id: removed }}>
              <Button icon={Undo2}>{t.undo}</Button>
            </Form>
          }
        >
          {t.removed}
        </Notice>
      )}
      {map.length > 0 && <RiskMap map={map} base={base} />}
      <FilterBar
        action={base}
        search={{ value: filter.q, label: w.search }}
        keep={asked.get('vue') ? { vue: asked.get('vue')! } : undefined}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        views={viewLinks(base, views, search)}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={w.filterState}
          value={asked.has('etat') && filter.state ? STATE_WORDS[filter.state] : undefined}
          optional
          options={RISK_STATES.map((state) => ({ value: STATE_WORDS[state], label: t.riskStates[state] }))}
        />
        <Field
          type="select"
          name="niveau"
          label={w.filterBand}
          value={asked.has('niveau') && filter.band ? BAND_WORDS[filter.band] : undefined}
          optional
          options={RISK_BANDS.map((band) => ({ value: BAND_WORDS[band], label: t.bands[band] }))}
        />
      </FilterBar>
      <Table
        caption={t.sides.risks}
        rows={list.rows}
        rowKey={(row) => row.id}
        pager={pagerOf(list, w.total)}
        empty={
          search ? (
            <EmptyState title={w.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={w.noneYet} icon={TriangleAlert} action={add}>
              {w.noneYetText}
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'what',
            header: w.columns.what,
            cell: (row) => (
              <>
                <a href={`${base}/${row.id}`}>{row.what}</a>
                {row.mitigation && <div className="ui-soft ui-small">{w.answer(row.mitigation)}</div>}
                {row.trigger && <div className="ui-soft ui-small">{w.sign(row.trigger)}</div>}
              </>
            ),
          },
          {
            key: 'level',
            header: w.columns.level,
            cell: (row) => <LevelMark level={row.level} />,
            nowrap: true,
          },
          { key: 'owner', header: w.columns.owner, cell: (row) => row.ownerName ?? '–' },
          {
            key: 'review',
            header: w.columns.review,
            cell: (row) => (row.reviewOn ? <DayFr value={row.reviewOn} /> : '–'),
            nowrap: true,
            foldLabel: true,
          },
          {
            key: 'state',
            header: w.columns.state,
            cell: (row) => (
              <RiskMark
                state={row.state}
                due={row.state !== 'closed' && row.reviewOn !== null && row.reviewOn <= today}
              />
            ),
          },
        ]}
      />
    </>
  )
}

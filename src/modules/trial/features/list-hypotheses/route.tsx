import { listHypotheses } from '#modules/trial/learning/list.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { quadrantOf } from '#modules/trial/rules/map.ts'
import { HYPOTHESIS_KINDS, HYPOTHESIS_STATES } from '#modules/trial/rules/words.ts'
import { LearnViews } from '#modules/trial/ui/LearnViews.tsx'
import { HYPOTHESIS_TONES } from '#modules/trial/ui/stage-tones.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Lightbulb } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return { list: await listHypotheses(ctx, params), search: params.toString() }
}

export default function Hypotheses({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  const { list, search } = loaderData
  const { filter } = list
  const learn = `/${params.hub}/phase-de-test/apprendre`
  const base = `${learn}/hypotheses`
  const stage = list.stages.find(({ id }) => id === filter.stageId)
  const active = [
    ...(filter.q ? [{ label: `« ${filter.q} »`, removeHref: listHref(search, { q: null }) }] : []),
    ...(filter.state
      ? [{ label: words.hypothesisStates[filter.state], removeHref: listHref(search, { etat: null }) }]
      : []),
    ...(filter.kind
      ? [{ label: words.kinds[filter.kind], removeHref: listHref(search, { nature: null }) }]
      : []),
    ...(stage ? [{ label: stage.name, removeHref: listHref(search, { palier: null }) }] : []),
  ]
  return (
    <>
      <title>{`${t.hypotheses.title} · Palier`}</title>
      <PageHeader title={t.hypotheses.title} lede={t.lede} />
      <TrialTabs hub={params.hub} current="learning" />
      <LearnViews hub={params.hub} current="hypotheses" />
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.hypotheses.search }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        exportHref={`${base}/export?${search}`}
      >
        <Field
          type="select"
          name="etat"
          label={t.hypotheses.filterState}
          value={filter.state}
          optional
          options={HYPOTHESIS_STATES.map((value) => ({ value, label: words.hypothesisStates[value] }))}
        />
        <Field
          type="select"
          name="nature"
          label={t.hypotheses.filterKind}
          value={filter.kind}
          optional
          options={HYPOTHESIS_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Field
          type="select"
          name="palier"
          label={t.hypotheses.filterStage}
          value={filter.stageId}
          optional
          options={list.stages.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterBar>
      <Table
        caption={t.hypotheses.title}
        rows={list.rows}
        rowKey={(one) => one.id}
        rowHref={(one) => `${base}/${one.id}`}
        pager={pagerOf(list, t.hypotheses.total)}
        empty={
          active.length > 0 ? (
            <EmptyState
              title={t.hypotheses.noneFound}
              action={<ButtonLink href={base}>{t.hypotheses.withoutFilters}</ButtonLink>}
            />
          ) : (
            <EmptyState title={t.hypotheses.none} icon={Lightbulb}>
              {t.noneText}
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'text',
            header: t.columns.hypothesis,
            cell: (one) => (
              <>
                {one.text}
                {one.learning && <div className="ui-soft ui-small">{one.learning}</div>}
              </>
            ),
          },
          { key: 'kind', header: t.columns.kind, cell: (one) => words.kinds[one.kind] },
          { key: 'stage', header: t.columns.stage, cell: (one) => one.stage, fold: 'hide' },
          {
            key: 'place',
            header: t.columns.place,
            cell: (one) => {
              const quadrant = quadrantOf(one)
              return quadrant ? (
                t.map.quadrants[quadrant]
              ) : (
                <span className="ui-soft">{t.part.notPlaced}</span>
              )
            },
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (one) => (
              <Status tone={HYPOTHESIS_TONES[one.state]}>{words.hypothesisStates[one.state]}</Status>
            ),
          },
        ]}
      />
    </>
  )
}

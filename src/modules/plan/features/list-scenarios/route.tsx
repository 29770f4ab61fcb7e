import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/whatif.css'
import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { keptScenario } from '#modules/plan/scenarios.server.ts'
import { KeptNotice } from '#modules/plan/ui/KeptNotice.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { VerdictWord } from '#modules/plan/ui/VerdictWord.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { type Future, type Futures, readFutures } from './query.server.ts'
import { duplicateScenario } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const read = await readFutures(ctx)
  if (!read.ok && read.code === 'no_plan') throw redirect(`/${params.hub}/modele/nouveau`)
  return {
    page: read.ok ? read.value : null,
    kept: await keptScenario(ctx, new URL(request.url).searchParams.get('garde')),
    mayWrite: mayWritePlan(ctx.actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${params.hub}/modele/et-si/scenarios`
  const id = posted.get('id')
  if (!isId<'Scenario'>(id)) throw redirect(page)
  const { copyOf } = wordsFor(context.get(localeContext), { fr, en }).whatIf.scenarios
  // One key for the page, one act for each scenario of it.
  const once = onceField().parse(posted.get('idempotencyKey'))
  const copied = await duplicateScenario(ctx, { id, name: copyOf, idempotencyKey: once && `${once}-${id}` })
  if (copied.ok) return redirect(`${page}?garde=${copied.value.key}`)
  return data<FormState>(refusedForm({}, { ok: false, code: copied.code }), { status: 422 })
}

export default function ScenariosPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.scenarios
  const { page, kept, mayWrite, key } = loaderData
  const base = `/${params.hub}/modele`
  const { error } = shownForm(useLocale(), actionData, t.errors)
  const add = (tone: 'primary' | 'quiet') => (
    <ButtonLink tone={tone} href={`${base}/scenarios/nouveau`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={page?.name}
        lede={w.lede}
        action={mayWrite && page && page.room > 0 && add('primary')}
        quiet={
          <ButtonLink href={`${base}/et-si`} icon={ArrowLeft}>
            {t.whatIf.hub.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="whatIf" />
      {kept && <KeptNotice kept={kept} base={base} />}
      {error && <Notice tone="warn">{error}</Notice>}
      {!page && (
        <Notice tone="warn" live={false}>
          {t.errors.does_not_apply}
        </Notice>
      )}
      {page && page.futures.length === 1 && (
        <EmptyState
          title={w.none}
          action={<ButtonLink href={`${base}/et-si#epreuves`}>{t.whatIf.run.nextSteps.stress}</ButtonLink>}
        >
          {w.noneHelp}
        </EmptyState>
      )}
      {page && page.futures.length > 1 && (
        <div className="ui-stack">
          <FuturesTable page={page} base={base} mayWrite={mayWrite} idempotencyKey={key} />
          <p className="ui-soft ui-small">{w.room(page.room)}</p>
          <Card>
            <FuturesChart page={page} />
          </Card>
        </div>
      )}
    </>
  )
}

function FuturesChart({ page }: { page: Futures }) {
  const w = useWords({ fr, en }).whatIf.scenarios
  return (
    <LineChart
      title={w.chart}
      summary={w.chartSummary}
      months={page.months}
      unit="euros"
      lines={page.lines.map(({ key, values }) => ({
        key: key || 'base',
        label: page.futures.find((future) => future.key === key)?.name || w.base,
        values: values.map((amount) => cents(amount)),
      }))}
    />
  )
}

type TableProps = { page: Futures; base: string; mayWrite: boolean; idempotencyKey: string }

/** The model on the first row, then each scenario with what it says beside the model. */
function FuturesTable({ page, base, mayWrite, idempotencyKey }: TableProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.scenarios
  const locale = useLocale()
  const columns: Column<Future>[] = [
    {
      key: 'name',
      header: w.name,
      cell: ({ id, key, name, changes, facts, verdict }) =>
        id ? (
          <>
            <a href={`${base}/previsions?scenario=${key}&avec=base`}>{name}</a>{' '}
            {verdict && <VerdictWord verdict={verdict} />}
            {!facts && <Status tone="warn">{w.broken}</Status>}
            <span className="plan-say">
              {w.changes(changes)}
              {mayWrite && (
                <>
                  {' · '}
                  <a href={`${base}/scenarios/${id}`} aria-label={w.editWhich(name)}>
                    {w.edit}
                  </a>
                </>
              )}
            </span>
          </>
        ) : (
          <strong>{w.base}</strong>
        ),
    },
    {
      key: 'low',
      header: w.low,
      align: 'end',
      foldLabel: true,
      cell: ({ facts }) =>
        facts && (
          <>
            <Amount value={cents(facts.lowestCash.amount)} round />
            <span className="plan-say">{formatMonth(facts.lowestCash.month, locale, true)}</span>
          </>
        ),
    },
    {
      key: 'negative',
      header: w.negative,
      foldLabel: true,
      cell: ({ facts }) =>
        facts && (facts.firstNegativeMonth ? formatMonth(facts.firstNegativeMonth, locale, true) : w.never),
    },
    {
      key: 'balance',
      header: w.balance,
      foldLabel: true,
      cell: ({ facts }) =>
        facts && (facts.balancedSince ? formatMonth(facts.balancedSince, locale, true) : w.notYet),
    },
    {
      key: 'earned',
      header: w.earned,
      align: 'end',
      foldLabel: true,
      fold: 'line',
      cell: ({ facts }) =>
        facts && (facts.earnedShare === null ? '–' : <Percent value={facts.earnedShare} />),
    },
    {
      key: 'acts',
      header: t.versions.actions,
      paper: false,
      nowrap: true,
      fold: 'line',
      cell: ({ id, name }) =>
        id && (
          <form method="post">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
            <Button name="intent" value="duplicate" aria-label={w.duplicateWhich(name)}>
              {w.duplicate}
            </Button>
          </form>
        ),
    },
  ]
  return (
    <Table
      caption={w.title}
      rows={page.futures}
      rowKey={(row) => row.key || 'base'}
      columns={mayWrite ? columns : columns.filter(({ key }) => key !== 'acts')}
    />
  )
}

import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/whatif.css'
import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatInstant } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { ArrowLeft, Hourglass, X } from '#ui/icons.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { simulationForm } from './form.ts'
import { type PastSimulation, readSimulations, type SimulationPage } from './query.server.ts'
import { SimulationResult } from './Result.tsx'
import { askSimulation, cancelSimulation } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const read = await readSimulations(ctx, new URL(request.url).searchParams.get('voir'))
  if (!read.ok) throw redirect(`/${params.hub}/modele/nouveau`)
  return { page: read.value, mayWrite: mayWritePlan(ctx.actor), key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const here = `/${params.hub}/modele/et-si/simulation`
  if (posted.get('intent') === 'cancel') {
    const id = posted.get('id')
    if (isId<'Simulation'>(id)) await cancelSimulation(ctx, id)
    return redirect(here)
  }
  const form = readForm(simulationForm, posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const asked = await askSimulation(ctx, { ...form.value, scenario: form.value.scenario ?? null })
  if (asked.ok) return redirect(here)
  return data<FormState>(refusedForm(form.values, asked), { status: 422 })
}

export default function SimulationRoute({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf
  const { page, mayWrite, key } = loaderData
  const base = `/${params.hub}/modele`
  const here = `${base}/et-si/simulation`
  const { running, shown, uncertain } = page
  const mayAsk = mayWrite && uncertain > 0 && !running
  const ask = <AskForm page={page} refused={actionData} idempotencyKey={key} base={base} />
  return (
    <>
      <title>{`${w.run.title} · Palier`}</title>
      {/* The page asks again by itself only while there is something to wait for. */}
      {running && <meta httpEquiv="refresh" content={`2;url=${here}`} />}
      <PageHeader
        title={w.run.title}
        over={page.name}
        lede={w.run.lede}
        action={
          mayAsk &&
          shown && (
            <ButtonLink tone={shown.changed ? 'primary' : 'quiet'} href="#relancer" icon={Hourglass}>
              {w.run.again}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink href={`${base}/et-si`} icon={ArrowLeft}>
            {w.hub.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="whatIf" />
      <div className="ui-stack">
        {running && <Running running={running} mayWrite={mayWrite} />}
        {!running && page.ended && <Ended ended={page.ended} />}
        {uncertain === 0 && !running && (
          <EmptyState
            title={w.run.none}
            icon={Hourglass}
            action={<ButtonLink href={`${base}/hypotheses`}>{w.run.noneFirst}</ButtonLink>}
          >
            {w.run.noneHelp}
          </EmptyState>
        )}
        {mayAsk && !shown && ask}
        {shown && <SimulationResult shown={shown} base={base} lines={page.lines} />}
        {mayAsk && shown && (
          <section aria-labelledby="relancer" className="ui-no-print">
            <h2 id="relancer">{w.run.again}</h2>
            {ask}
          </section>
        )}
        {page.past.length > 0 && <History past={page.past} here={here} />}
      </div>
    </>
  )
}

function Running({ running, mayWrite }: { running: PastSimulation; mayWrite: boolean }) {
  const w = useWords({ fr, en }).whatIf.run
  const locale = useLocale()
  const { id, state, done, runs } = running
  return (
    <Notice
      title={state === 'waiting' ? w.waiting : w.running}
      actions={
        mayWrite && (
          <form method="post">
            <input type="hidden" name="id" value={id} />
            <Button name="intent" value="cancel" icon={X}>
              {w.cancel}
            </Button>
          </form>
        )
      }
    >
      <Progress
        id="progress"
        label={w.progress}
        value={done}
        max={runs}
        words={w.progressWords(formatNumber(done, locale), formatNumber(runs, locale))}
      />
      <p>
        {w.runningHelp} {w.refresh}
      </p>
    </Notice>
  )
}

function Ended({ ended }: { ended: PastSimulation }) {
  const t = useWords({ fr, en })
  const w = t.whatIf.run
  const sentences: Readonly<Record<string, string>> = { ...t.errors, ...t.whatIf.errors }
  return (
    <Notice tone={ended.state === 'failed' ? 'warn' : 'info'} live={false}>
      {ended.state === 'failed' ? `${w.failed} ${sentences[ended.failure ?? ''] ?? ''}`.trim() : w.cancelled}
    </Notice>
  )
}

type AskProps = {
  page: SimulationPage
  refused: FormState | undefined
  idempotencyKey: string
  base: string
}

/** One button; how many futures, from which seed and of which scenario are details. */
function AskForm({ page, refused, idempotencyKey, base }: AskProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.run
  const last = page.past.find(({ state }) => state === 'done')
  const shown = shownForm(
    useLocale(),
    refused,
    { ...t.errors, ...t.whatIf.errors },
    { runs: '10000', seed: String(last?.seed ?? 1) },
  )
  return (
    <Form idempotencyKey={idempotencyKey} className="plan-ask ui-no-print" {...shown}>
      <p className="ui-soft">
        {t.whatIf.hub.notCertain(page.uncertain)} {w.together} <a href={`${base}/reglages`}>{w.settings}</a>
      </p>
      <details className="plan-details" open={Object.keys(shown.errors).length > 0}>
        <summary>{w.details}</summary>
        <Field type="number" name="runs" label={w.runs} help={w.runsHelp} width="short" />
        <Field type="number" name="seed" label={w.seed} help={w.seedHelp} width="short" />
        <Field
          type="select"
          name="scenario"
          label={w.scenario}
          optional
          blank={w.base}
          options={page.scenarios.map((scenario) => ({ value: scenario.key, label: scenario.name }))}
        />
      </details>
      <FormActions>
        <Button tone="primary" icon={Hourglass}>
          {last ? w.again : w.start}
        </Button>
      </FormActions>
    </Form>
  )
}

function History({ past, here }: { past: readonly PastSimulation[]; here: string }) {
  const w = useWords({ fr, en }).whatIf.run
  const { locale, zone, today } = useLanguage()
  return (
    <section>
      <h2>{w.history}</h2>
      <Table
        caption={w.history}
        rows={past}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'date',
            header: w.date,
            cell: ({ id, askedAt, state }) => {
              const when = formatInstant(new Date(askedAt), zone, locale, today?.slice(0, 4))
              return state === 'done' ? <a href={`${here}?voir=${id}`}>{when}</a> : when
            },
          },
          { key: 'author', header: w.author, cell: (row) => row.author },
          { key: 'scenario', header: w.scenario, cell: (row) => row.scenario ?? w.base },
          {
            key: 'drawn',
            header: w.drawn,
            cell: ({ runs, seed }) => w.drawnOf(formatNumber(runs, locale), String(seed)),
          },
          {
            key: 'chance',
            header: w.chance,
            align: 'end',
            cell: ({ chance, state }) => (chance === null ? w.states[state] : formatPercent(chance, locale)),
          },
        ]}
      />
    </section>
  )
}

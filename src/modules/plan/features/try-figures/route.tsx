import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/whatif.css'
import { useCallback, useMemo, useState } from 'react'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { currentPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import type { Plan } from '#modules/plan/rules/plan.ts'
import { applyChanges } from '#modules/plan/rules/scenario.ts'
import { addScenario, keptScenario } from '#modules/plan/scenarios.server.ts'
import { KeptNotice } from '#modules/plan/ui/KeptNotice.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { ArrowLeft, Bookmark, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Dials } from './Dials.tsx'
import { asInPlan, type Dial, dialsOf, readDials, type Typed } from './dials.ts'
import { Live, LiveAnswer } from './Live.tsx'

/** The engine answers in the browser as figures move; without scripts the form asks the server the same. */
export const handle = { scripts: true }

const typedIn = (dials: readonly Dial[], read: (key: string) => FormDataEntryValue | null): Typed =>
  Object.fromEntries(
    Object.entries(asInPlan(dials)).map(([key, own]) => {
      const text = read(key)
      return [key, typeof text === 'string' ? text : own]
    }),
  )

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const plan = await currentPlan(ctx)
  if (!plan) throw redirect(`/${params.hub}/modele/nouveau`)
  const query = new URL(request.url).searchParams
  const dials = dialsOf(plan)
  return {
    plan,
    dials,
    typed: typedIn(dials, (key) => query.get(key)),
    kept: await keptScenario(ctx, query.get('garde')),
    mayWrite: mayWritePlan(ctx.actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const plan = await currentPlan(ctx)
  if (!plan) throw redirect(`/${params.hub}/modele/nouveau`)
  const posted = await request.formData()
  const dials = dialsOf(plan)
  const { changes } = readDials(
    dials,
    typedIn(dials, (key) => posted.get(key)),
    plan.assumptions,
  )
  const name = String(posted.get('name') ?? '').trim()
  if (name === '')
    return data<FormState>(refusedForm({}, { ok: false, code: 'required', field: 'name' }), { status: 422 })
  const idempotencyKey = onceField().parse(posted.get('idempotencyKey'))
  const kept = await addScenario(ctx, { name: name.slice(0, 200), changes, idempotencyKey })
  if (kept.ok) return redirect(`/${params.hub}/modele/et-si/essayer?garde=${kept.value.key}`)
  return data<FormState>(refusedForm({ name }, { ok: false, code: kept.code }), { status: 422 })
}

/** The forecast of the plan with what was typed; null when the changes will not do together. */
function triedForecast(plan: Plan, dials: readonly Dial[], typed: Typed) {
  const { changes, wrong } = readDials(dials, typed, plan.assumptions)
  const changed = applyChanges(plan, changes)
  const made = changed.ok ? forecast(changed.value) : changed
  return { changes, wrong, made: made.ok ? made.value : null }
}

export default function TryFigures({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.try
  const { plan, dials, kept } = loaderData
  const base = `/${params.hub}/modele`
  const { error } = shownForm(useLocale(), actionData, t.errors)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        over={plan.name}
        quiet={
          <ButtonLink href={`${base}/et-si`} icon={ArrowLeft}>
            {t.whatIf.hub.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="whatIf" />
      {kept && <KeptNotice kept={kept} base={base} />}
      {error && <Notice tone="warn">{error}</Notice>}
      {dials.length === 0 ? (
        <EmptyState
          title={w.none}
          action={<ButtonLink href={`${base}/hypotheses`}>{t.lines.add}</ButtonLink>}
        >
          {w.noneHelp}
        </EmptyState>
      ) : (
        <Bench key={JSON.stringify(loaderData.typed)} loaderData={loaderData} refused={actionData} />
      )}
    </>
  )
}

type BenchProps = Pick<Route.ComponentProps, 'loaderData'> & { refused: FormState | undefined }

function Bench({ loaderData, refused }: BenchProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.try
  const { plan, dials, mayWrite, key } = loaderData
  const [typed, setTyped] = useState(loaderData.typed)
  const onType = useCallback(
    (name: string, text: string) => setTyped((before) => ({ ...before, [name]: text })),
    [],
  )
  const made = useMemo(() => forecast(plan), [plan])
  const tried = useMemo(() => triedForecast(plan, dials, typed), [plan, dials, typed])
  const names = dials.filter((dial) => tried.changes.some((c) => c.type === 'set' && same(c, dial)))
  const suggested = w.named([...new Set(names.map(({ name }) => name))].join(', ')).slice(0, 120)
  return (
    <form method="get" className="plan-try" noValidate>
      <section aria-labelledby="dials" className="ui-no-print">
        <h2 id="dials">{w.dials}</h2>
        <Dials dials={dials} typed={typed} wrong={tried.wrong} onType={onType} />
        <div className="ui-row">
          <Button>{w.show}</Button>
          <ButtonLink href="?" icon={Undo2}>
            {w.reset}
          </ButtonLink>
        </div>
      </section>
      <div className="plan-live">
        {made.ok && tried.made ? (
          <>
            <LiveAnswer tried={tried.made} changed={tried.changes.length} />
            <Live base={made.value} tried={tried.made} changed={tried.changes.length} />
          </>
        ) : (
          <Notice tone="warn">{t.errors.amount_too_large}</Notice>
        )}
        {mayWrite && tried.changes.length > 0 && (
          <div className="plan-keep ui-no-print">
            <input type="hidden" name="idempotencyKey" value={key} />
            <Field
              key={suggested}
              name="name"
              label={w.name}
              value={suggested}
              error={refused?.errors.name && w.nameIt}
              autoComplete="off"
            />
            <Button formMethod="post" name="intent" value="keep" icon={Bookmark}>
              {w.keep}
            </Button>
          </div>
        )}
      </div>
    </form>
  )
}

const same = (change: { line: string; field: string }, dial: Dial): boolean =>
  change.line === dial.line && change.field === dial.field

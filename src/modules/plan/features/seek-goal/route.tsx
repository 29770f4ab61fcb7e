import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/whatif.css'
import { data, redirect } from 'react-router'
import { addMonths } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { figureText } from '#modules/plan/figure-text.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { changeableFields } from '#modules/plan/rules/vocabulary.ts'
import { goalTypes } from '#modules/plan/rules/whatif/goal.ts'
import { addScenario, keptScenario } from '#modules/plan/scenarios.server.ts'
import { setFigure } from '#modules/plan/set-figure.server.ts'
import { KeptNotice } from '#modules/plan/ui/KeptNotice.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatMonth } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Answer, inSentence } from './Answer.tsx'
import { figureKey, names } from './form.ts'
import { PairTable } from './PairTable.tsx'
import { type GoalPage, readGoalPage } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const read = await readGoalPage(ctx, query)
  if (!read.ok) throw redirect(`/${params.hub}/modele/nouveau`)
  return {
    page: read.value,
    kept: await keptScenario(ctx, query.get('garde')),
    reported: query.get('fait') === 'reporte',
    mayWrite: mayWritePlan(ctx.actor),
    key: newId<'Form'>(),
  }
}

/** The figure that a form asks to write or keep, as the page offered it. */
function figureIn(posted: FormData) {
  const text = (name: string) => String(posted.get(name) ?? '')
  const field = changeableFields.find((one) => one === text('field'))
  const value = Number(text('value'))
  if (!field || text('value') === '' || !Number.isFinite(value)) return null
  return { line: text('line'), field, value, version: Number(text('version')), name: text('name').trim() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = new URL(request.url)
  const figure = figureIn(posted)
  if (!figure) throw redirect(page.pathname + page.search)
  const { line, field, value, version } = figure
  if (posted.get('intent') === 'report') {
    const set = await setFigure(ctx, { line, field, value, version })
    if (!set.ok) return data<FormState>(refusedForm({}, { ok: false, code: set.code }), { status: 422 })
    page.searchParams.set('fait', 'reporte')
    page.searchParams.delete('garde')
    return redirect(page.pathname + page.search)
  }
  const kept = await addScenario(ctx, {
    name: figure.name.slice(0, 200) || line,
    changes: [{ type: 'set', line, field, value }],
    idempotencyKey: onceField().parse(posted.get('idempotencyKey')),
  })
  if (!kept.ok) return data<FormState>(refusedForm({}, { ok: false, code: kept.code }), { status: 422 })
  page.searchParams.set('garde', kept.value.key)
  page.searchParams.delete('fait')
  return redirect(page.pathname + page.search)
}

export default function SeekGoal({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.goal
  const locale = useLocale()
  const { page, kept, reported, mayWrite, key } = loaderData
  const base = `/${params.hub}/modele`
  const sentences = { ...t.errors, ...t.whatIf.errors }
  const asked = Object.keys(page.errors).length > 0 ? page : undefined
  const shown = shownForm(locale, asked, sentences, page.values)
  const refused = shownForm(locale, actionData, sentences).error
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        over={page.plan.name}
        quiet={
          <ButtonLink href={`${base}/et-si`} icon={ArrowLeft}>
            {t.whatIf.hub.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="whatIf" />
      {kept && <KeptNotice kept={kept} base={base} />}
      {reported && <Notice tone="success">{w.reported}</Notice>}
      {refused && <Notice tone="warn">{refused}</Notice>}
      <div className="plan-seek">
        <Form method="get" className="plan-goal-form ui-no-print" {...shown}>
          <Questions page={page} />
          <FormActions>
            <Button tone={page.answer ? 'quiet' : 'primary'} icon={Search}>
              {w.seek}
            </Button>
          </FormActions>
        </Form>
        {page.answer && <Answer answer={page.answer} keys={mayWrite ? { keep: key } : null} />}
      </div>
      {page.answer?.pairs && page.answer.sought.outcome !== 'no-effect' && (
        <div className="plan-seek-wide">
          <PairTable pairs={page.answer.pairs} />
        </div>
      )}
    </>
  )
}

/** Which figure, which goal; a box that depends on the goal shows once it is chosen. */
function Questions({ page }: { page: GoalPage }) {
  const t = useWords({ fr, en })
  const w = t.whatIf.goal
  const locale = useLocale()
  const { start, months } = page.plan
  const years = Array.from({ length: Math.ceil(months / 12) }, (_, y) => ({
    value: String(y + 1),
    label: w.yearN(y + 1, formatMonth(addMonths(start, y * 12), locale)),
  }))
  const when = (...goals: string[]) => ({ className: 'plan-goal-if', 'data-goal': goals.join(' ') })
  return (
    <>
      <Field
        type="select"
        name={names.figure}
        label={w.what}
        options={page.choices.map(({ line, name, figures }) => ({
          group: name,
          options: figures.map(({ field, figure }) => ({
            value: figureKey(line, field),
            label: w.figureIs(name, inSentence(t.figures[field]), figureText(field, figure, locale)),
          })),
        }))}
      />
      <Field
        type="radio"
        name={names.goal}
        label={w.want}
        options={goalTypes.map((value) => ({ value, label: w.goals[value] }))}
      />
      <div {...when('balanced-by', 'cash-at')}>
        <Field type="month" name={names.month} label={w.month} width="short" />
      </div>
      <div {...when('result-of-year')}>
        <Field type="select" name={names.year} label={w.year} blank={false} options={years} />
      </div>
      <div {...when('never-below', 'cash-at', 'result-of-year')}>
        <Field type="money" name={names.amount} label={w.amount} width="short" />
      </div>
      <FieldSet legend={w.bounds} help={w.boundsHelp}>
        <div className="plan-bounds">
          <Field type="number" step="any" name={names.low} label={w.low} optional />
          <Field type="number" step="any" name={names.high} label={w.high} optional />
        </div>
      </FieldSet>
    </>
  )
}

import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/whatif.css'
import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { figureText } from '#modules/plan/figure-text.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { figureAt } from '#modules/plan/rules/check-ranges.ts'
import { figuresOf } from '#modules/plan/rules/whatif/fields.ts'
import { addScenario, editScenario } from '#modules/plan/scenarios.server.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { Plus, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { changeKinds, fieldName, readScenarioForm, scenarioValues, whatKey } from './form.ts'

/** Rows offered beyond those in use. */
const SPARE = 3

/** The plan and the scenario of the address; `nouveau` has none. */
async function scenarioOf(context: Route.LoaderArgs['context'], word: string) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) noPage()
  if (word === 'nouveau') return { ctx, loaded, row: null }
  const row = isId<'Scenario'>(word) ? loaded.scenarios.find((s) => s.id === word) : undefined
  if (!row) noPage()
  return { ctx, loaded, row }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { loaded, row } = await scenarioOf(context, params.scenario)
  const changes = row?.changes ?? []
  return {
    key: newId<'Form'>(),
    version: row?.version ?? null,
    name: row?.name ?? '',
    values: scenarioValues(row?.name ?? '', changes),
    added: changes.flatMap((change) => (change.type === 'add' ? [change.line.name] : [])),
    rows: changes.filter((change) => change.type !== 'add').length + SPARE,
    lines: loaded.plan.assumptions.map((line) => ({
      line: line.id,
      name: line.name,
      figures: figuresOf(line).map((field) => ({ field, figure: figureAt(line, field) ?? 0 })),
    })),
    // A line that the plan has lost stays chosen: the person sees what no longer applies.
    lost: changes.flatMap((change) =>
      change.type !== 'add' && !loaded.plan.assumptions.some((line) => line.id === change.line)
        ? [whatKey(change.line, 'field' in change ? change.field : '')]
        : [],
    ),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { ctx, row } = await scenarioOf(context, params.scenario)
  const posted = await request.formData()
  const page = `/${params.hub}/modele/previsions`
  const seen = row && { id: row.id, version: Number(posted.get('version')) }
  if (seen && posted.get('intent') === 'remove') {
    const gone = await editScenario(ctx, { ...seen, removed: true })
    if (gone.ok) return redirect(`/${params.hub}/modele/et-si/scenarios`)
    return data<FormState>(refusedForm({}, gone), { status: 422 })
  }
  const form = readScenarioForm(
    posted,
    (row?.changes ?? []).filter((change) => change.type === 'add'),
  )
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const { name, changes } = form
  const idempotencyKey = onceField().parse(posted.get('idempotencyKey'))
  const done = await (seen
    ? editScenario(ctx, { ...seen, name, changes })
    : addScenario(ctx, { name, changes, idempotencyKey }))
  if (done.ok) return redirect(`${page}?scenario=${done.value.key}&avec=base`)
  const values = Object.fromEntries([...posted].map(([key, value]) => [key, String(value)]))
  return data<FormState>({ values, errors: { '': done.code } }, { status: 422 })
}

export default function EditScenario({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.scenario
  const { key, version, name, values, added, rows, lines, lost } = loaderData
  const c = t.whatIf.change
  const locale = useLocale()
  const shown = shownForm(locale, actionData, { ...t.errors, ...t.whatIf.errors }, values)
  const whats = [
    ...lost.map((value) => ({ value, label: c.lost(value.split(':')[0] ?? '') })),
    ...lines.map(({ line, name: group, figures }) => ({
      group,
      options: [
        ...figures.map(({ field, figure }) => ({
          value: whatKey(line, field),
          label: c.figure(group, t.figures[field], figureText(field, figure, locale)),
        })),
        { value: whatKey(line), label: c.whole(group) },
      ],
    })),
  ]
  const page = `/${params.hub}/modele/et-si/scenarios`
  return (
    <>
      <title>{`${version === null ? w.title : name} · Palier`}</title>
      <PageHeader title={version === null ? w.title : w.edit} lede={w.lede} />
      <PlanTabs hub={params.hub} current="whatIf" />
      <Form
        className="plan-changes"
        idempotencyKey={key}
        hidden={version === null ? {} : { version: String(version) }}
        {...shown}
      >
        <Field name="name" label={w.name} help={w.nameHelp} maxLength={200} autoComplete="off" />
        {added.map((line, n) => (
          <Field key={line} type="checkbox" name={`kept[${n}]`} label={w.added(line)} checked />
        ))}
        <p className="ui-soft">{c.valueHelp}</p>
        {Array.from({ length: rows }, (_, n) => (
          <FieldSet key={fieldName(n, 'what')} legend={w.change(n + 1)}>
            <div className="plan-change">
              <Field type="select" name={fieldName(n, 'what')} label={c.what} optional options={whats} />
              <Field
                type="select"
                name={fieldName(n, 'kind')}
                label={w.kind}
                optional
                options={changeKinds.map((value) => ({ value, label: c.kinds[value] }))}
              />
              <Field
                type="number"
                step="any"
                name={fieldName(n, 'value')}
                label={w.value}
                optional
                width="short"
              />
            </div>
          </FieldSet>
        ))}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={page}>{t.board.close}</ButtonLink>
        </FormActions>
      </Form>
      {version !== null && (
        <p>
          <ButtonLink href={`/${params.hub}/modele/scenarios/${params.scenario}/ajouter`} icon={Plus}>
            {c.add}
          </ButtonLink>
        </p>
      )}
      {version === null && <p className="ui-soft">{c.addLater}</p>}
      {version !== null && (
        <form method="post" className="plan-apart">
          <input type="hidden" name="version" value={version} />
          <Button tone="danger" name="intent" value="remove" icon={Trash2}>
            {w.remove}
          </Button>
        </form>
      )}
    </>
  )
}

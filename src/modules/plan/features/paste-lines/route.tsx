import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { currentPlan } from '#modules/plan/current.server.ts'
import { figureOf } from '#modules/plan/figures.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import type { CellError } from './table.ts'
import { judge, pasteLines } from './use-case.server.ts'

type Preview = {
  readonly row: number
  readonly name: string
  readonly type: keyof typeof fr.types
  readonly per: 'month' | 'total'
  readonly cents: number
}
type Answer = {
  readonly text: string
  readonly lines: readonly Preview[]
  readonly errors: readonly CellError[]
  /** About the whole paste. */
  readonly refused: string | null
}

async function planOf(context: Route.LoaderArgs['context'], hub: string) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const plan = await currentPlan(ctx)
  if (!plan) throw redirect(`/${hub}/modele/nouveau`)
  return { ctx, plan }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  await planOf(context, params.hub)
  return { key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { ctx, plan } = await planOf(context, params.hub)
  const posted = await request.formData()
  const text = String(posted.get('text') ?? '')
  const refused = (code: string) =>
    data<Answer>({ text: text.slice(0, 10_000), lines: [], errors: [], refused: code }, { status: 422 })
  if (posted.get('intent') === 'add') {
    const added = await pasteLines(ctx, {
      text,
      idempotencyKey: onceField().parse(posted.get('idempotencyKey')),
    })
    if (added.ok) return redirect(`/${params.hub}/modele/hypotheses?fait=pasted&combien=${added.value.added}`)
    if (added.code !== 'bad_rows') return refused(added.code)
  }
  const judged = judge(plan, text)
  if (!judged.ok) return refused(judged.code)
  const { lines, errors } = judged.value
  const made = forecast({ ...plan, assumptions: [...plan.assumptions, ...lines.map(({ body }) => body)] })
  const byId = new Map(made.ok ? made.value.lines.map((line) => [line.id, line]) : [])
  const shown = lines.map(({ row, body }): Preview => {
    const { per, amount } = figureOf(body, byId.get(body.id), 0)
    return { row, name: body.name, type: body.type, per, cents: Number(amount) }
  })
  return data<Answer>(
    { text, lines: shown, errors, refused: null },
    { status: errors.length > 0 ? 422 : 200 },
  )
}

export default function PasteLines({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.paste
  const list = `/${params.hub}/modele/hypotheses`
  const locale = useLocale()
  const shown = shownForm(
    locale,
    actionData?.refused
      ? { values: { text: actionData.text }, errors: { '': actionData.refused } }
      : undefined,
    { ...t.errors, ...w.errors },
    { text: actionData?.text ?? '' },
  )
  const ready = actionData && !actionData.refused && actionData.errors.length === 0
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="assumptions" />
      {actionData && !actionData.refused && <Found answer={actionData} />}
      {ready && (
        <Form
          id="garder"
          intent="add"
          idempotencyKey={loaderData.key}
          hidden={{ text: actionData.text }}
          className="plan-apart"
        >
          <FormActions>
            <Button tone="primary">{w.add(actionData.lines.length)}</Button>
            <ButtonLink href={list}>{w.nothing}</ButtonLink>
          </FormActions>
        </Form>
      )}
      <Form intent="preview" className="plan-paste" {...shown}>
        <Field type="textarea" name="text" rows={10} label={w.text} help={w.textHelp} autoComplete="off" />
        <FormActions>
          <Button tone={ready ? undefined : 'primary'}>{w.preview}</Button>
          <ButtonLink href={list}>{t.board.close}</ButtonLink>
        </FormActions>
      </Form>
      <Card title={w.how}>
        <p>{w.order}</p>
        <p>
          <code>{w.example}</code>
        </p>
        <ul>
          {w.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** What was read, or what keeps it out: the place of each mistake as the spreadsheet shows it. */
function Found({ answer }: { answer: Answer }) {
  const t = useWords({ fr, en })
  const w = t.paste
  const reasons: Readonly<Record<string, string>> = { ...t.errors, ...w.errors }
  const shared = shownForm(
    useLocale(),
    { values: {}, errors: Object.fromEntries(answer.errors.map(({ code }) => [code, code])) },
    reasons,
  ).errors
  if (answer.errors.length > 0)
    return (
      <Notice tone="warn">
        <p>{w.refused(answer.errors.length)}</p>
        <ul>
          {answer.errors.slice(0, 50).map(({ row, column, code }) => (
            <li key={`${row} ${column} ${code}`}>
              {w.place(row, column ? w.columns[column] : null)} {shared[code]}
            </li>
          ))}
        </ul>
      </Notice>
    )
  return (
    <Table
      caption={w.found(answer.lines.length)}
      rows={answer.lines}
      rowKey={(line) => String(line.row)}
      columns={[
        { key: 'name', header: w.columns.name, cell: (line) => line.name },
        { key: 'type', header: w.columns.kind, cell: (line) => t.types[line.type] },
        {
          key: 'amount',
          header: w.columns.amount,
          align: 'end',
          nowrap: true,
          cell: (line) => (
            <>
              <Amount value={cents(line.cents)} /> {w.per[line.per]}
            </>
          ),
        },
      ]}
    />
  )
}

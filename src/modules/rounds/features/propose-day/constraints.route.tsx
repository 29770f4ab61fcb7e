import '#modules/rounds/ui/plans.css'
import { data } from 'react-router'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { constraintsOfDay } from '#modules/rounds/day/constraints.server.ts'
import { en } from '#modules/rounds/messages.apart.en.ts'
import { fr } from '#modules/rounds/messages.apart.fr.ts'
import { en as solveEn } from '#modules/rounds/messages.solve.en.ts'
import { fr as solveFr } from '#modules/rounds/messages.solve.fr.ts'
import { mayPrepareRounds } from '#modules/rounds/permits.ts'
import type { ConstraintCost } from '#modules/rounds/rules/proposal/eased.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { readForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/constraints.route'
import { askedIn, inputOf, weighForm } from './form.ts'

/** Somebody waits for the page: all searches together take no longer. */
const SECONDS = 6

/** Without a plan there is nothing to see: the page says where one is found. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const asked = askedIn(new URL(request.url).searchParams, ctx.today())
  return { asked, key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const sent = await request.formData()
  const form = readForm(weighForm, sent)
  if (!form.ok) return data({ refused: 'plan_unreadable', costs: null, plan: '' }, { status: 422 })
  const { jour: day, plan } = form.value
  const asked = askedIn(new URL(request.url).searchParams, ctx.today())
  const input = { ...inputOf(asked), day, plan, seconds: SECONDS }
  const found = await constraintsOfDay(ctx, input, { signal: request.signal })
  if (!found.ok) return data({ refused: found.code, costs: null, plan: '' }, { status: 422 })
  return { refused: null, costs: found.value, plan: String(sent.get('plan')) }
}

export default function Constraints({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const s = useWords({ fr: solveFr, en: solveEn })
  const { day } = useDayWords()
  const { asked, key } = loaderData
  const base = `/${params.hub}/tournees`
  const known: Record<string, string> = { ...s.refused, ...s.errors, rounds_meet: t.meet }
  const refused = actionData?.refused
  return (
    <>
      <title>{`${t.constraints.title} · Palier`}</title>
      <PageHeader
        title={t.constraints.titleOf(day(asked.day))}
        lede={t.constraints.lede}
        quiet={
          <ButtonLink href={`${base}/proposition?jour=${asked.day}`} icon={ArrowLeft}>
            {t.constraints.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {!actionData && <Notice live={false}>{t.constraints.first}</Notice>}
        {refused && <Notice tone="warn">{known[refused] ?? s.errors.other}</Notice>}
        {actionData?.costs && (
          <Card>
            {actionData.costs.length > 0 ? (
              <Costs costs={actionData.costs} />
            ) : (
              <Notice live={false}>{t.constraints.none}</Notice>
            )}
            <Form
              id="garder"
              action={`${base}/proposition?jour=${asked.day}`}
              hidden={{ jour: asked.day, plan: actionData.plan }}
              idempotencyKey={key}
            >
              <FormActions>
                {actionData.plan !== '[]' && (
                  <Button tone="primary" icon={Check}>
                    {s.keep}
                  </Button>
                )}
                <ButtonLink href={`${base}?jour=${asked.day}`}>{s.leave}</ButtonLink>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}

function Costs({ costs }: { costs: readonly ConstraintCost[] }) {
  const t = useWords({ fr, en })
  const { km } = useDayWords()
  const c = t.constraints
  const free = ({ gain, metres, served }: ConstraintCost) =>
    Math.abs(gain) < 1 && Math.abs(metres) < 50 && served === 0
  const signed = (metres: number) => (Math.abs(metres) < 50 ? '=' : `${metres > 0 ? '+' : ''}${km(metres)}`)
  return (
    <>
      <Table
        caption={c.table}
        captionShown
        rows={costs.filter((cost) => !free(cost))}
        rowKey={({ constraint }) => constraint}
        columns={[
          {
            ...{ key: 'what', header: c.columns.what },
            cell: ({ constraint }) => (
              <>
                <strong>{c.eased[constraint]}</strong>
                <br />
                <span className="ui-soft">{c.helps[constraint]}</span>
              </>
            ),
          },
          {
            ...{ key: 'served', header: c.columns.served, align: 'end', nowrap: true, foldLabel: true },
            cell: ({ served }) => (served === 0 ? '=' : `${served > 0 ? '+' : ''}${served}`),
          },
          {
            ...{ key: 'km', header: c.columns.km, align: 'end', nowrap: true, foldLabel: true },
            cell: ({ metres }) => signed(metres),
          },
          {
            ...{ key: 'gain', header: c.columns.gain, align: 'end', nowrap: true, foldLabel: true },
            cell: ({ gain }) => <strong>{gain === 0 ? '=' : <Amount value={cents(gain)} sign />}</strong>,
          },
        ]}
      />
      {costs.some(free) && (
        <p className="ui-soft">{c.free(costs.filter(free).map(({ constraint }) => c.names[constraint]))}</p>
      )}
      <p className="ui-soft">{c.note}</p>
    </>
  )
}

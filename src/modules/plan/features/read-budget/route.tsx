import './budget.css'
import { redirect } from 'react-router'
import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { ArrowLeft, Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { BudgetSide } from './BudgetSide.tsx'
import { type ReadBudget, readBudget } from './query.server.ts'
import { inKindOf, sidesOf, yearName } from './sides.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const read = await readBudget(ctx, new URL(request.url).searchParams)
  if (read.ok) return { read: read.value }
  if (read.code === 'no_plan') throw redirect(`/${params.hub}/modele/nouveau`)
  return { refused: read.code }
}

export default function BudgetPage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.statements.budget
  const locale = useLocale()
  const base = `/${params.hub}/modele`
  const { read, refused } = loaderData
  if (!read)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.title} />
        <PlanTabs hub={params.hub} current="forecast" />
        <Notice tone="warn" live={false}>
          {refused === 'amount_too_large' ? t.errors.amount_too_large : t.errors.does_not_apply}
        </Notice>
      </>
    )
  const { budget, scenario, lines } = read
  const year = yearName(budget.period, w, locale)
  const sides = sidesOf(budget, w)
  const inKind = inKindOf(budget, w)
  const scenarioWord = scenario ? `scenario=${scenario.id}` : ''
  const file = `${base}/previsions/budget/export?annee=${budget.period.key}${scenarioWord && `&${scenarioWord}`}`
  return (
    <div className="plan-budget">
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        over={scenario ? `${read.name} · ${scenario.name}` : read.name}
        title={`${w.title}, ${year.charAt(0).toLowerCase()}${year.slice(1)}`}
        lede={w.lede}
      />
      <PlanTabs hub={params.hub} current="forecast" />
      <Chooser read={read} />
      {read.empty ? (
        <EmptyState
          title={w.empty}
          action={
            <ButtonLink tone="primary" href={`${base}/hypotheses`}>
              {t.pages.assumptions}
            </ButtonLink>
          }
        >
          {w.emptyHelp}
        </EmptyState>
      ) : (
        <>
          <Verdict read={read} />
          <div className="plan-budget-sides">
            <BudgetSide caption={w.charges} rows={sides.charges} lines={lines} base={base} />
            <BudgetSide caption={w.products} rows={sides.products} lines={lines} base={base} />
          </div>
          {budget.totalInKind > 0 && (
            <section>
              <h2>{w.inKind}</h2>
              <div className="plan-budget-sides">
                <BudgetSide caption={w.uses} captionHidden rows={inKind.uses} lines={lines} base={base} />
                <BudgetSide
                  caption={w.resources}
                  captionHidden
                  rows={inKind.resources}
                  lines={lines}
                  base={base}
                />
              </div>
            </section>
          )}
          <p className="ui-soft ui-no-print">{w.sorted}</p>
        </>
      )}
      <p className="ui-row ui-no-print">
        {(['csv', 'xlsx'] as const).map((format) => (
          <ButtonLink key={format} icon={Download} href={`${file}&format=${format}`}>
            {t.forecast[format]}
          </ButtonLink>
        ))}
        <ButtonLink icon={ArrowLeft} href={`${base}/previsions${scenarioWord && `?${scenarioWord}`}`}>
          {w.back}
        </ButtonLink>
      </p>
    </div>
  )
}

/** Whether it balances, in words, and what part of it the grant would be. */
function Verdict({ read: { budget, lines } }: { read: ReadBudget }) {
  const w = useWords({ fr, en }).statements.budget
  const locale = useLocale()
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const { gap, asked } = budget
  const name = asked ? (lines[asked.line]?.name ?? '') : ''
  return (
    <>
      <Notice tone={gap < 0 ? 'warn' : 'info'} live={false}>
        {gap === 0 ? w.balanced : gap > 0 ? w.over(euros(gap)) : w.under(euros(-gap))}
      </Notice>
      {asked && (
        <p>
          <strong>
            {asked.amount === 0
              ? w.askedNothing(name)
              : w.asked(name, euros(asked.amount), formatPercent(asked.share ?? 0, locale, 1))}
          </strong>
        </p>
      )}
    </>
  )
}

function Chooser({ read: { budget, periods, requests, scenario } }: { read: ReadBudget }) {
  const w = useWords({ fr, en }).statements.budget
  const locale = useLocale()
  return (
    <form method="get" className="plan-budget-asked ui-no-print">
      {scenario && <input type="hidden" name="scenario" value={scenario.id} />}
      <Asking>
        <Field
          type="select"
          name="annee"
          label={w.year}
          value={budget.period.key}
          options={periods.map((period) => ({ value: period.key, label: yearName(period, w, locale) }))}
        />
        <Field
          type="select"
          name="demande"
          label={w.request}
          value={budget.asked?.line ?? 'rien'}
          options={[
            { value: 'rien', label: w.noRequest },
            ...requests.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Asking>
      <Button>{w.show}</Button>
    </form>
  )
}

import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/actuals.css'
import './beliefs.css'
import { redirect } from 'react-router'
import { monthOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { varianceOf } from '#modules/plan/rules/actuals/variance.ts'
import { ActualsNav } from '#modules/plan/ui/ActualsNav.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { History } from '#ui/icons.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { type Beliefs, type Believed, readBeliefs } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const read = await readBeliefs(ctx, new URL(request.url).searchParams)
  if (!read) throw redirect(`/${params.hub}/modele/nouveau`)
  // A plan that cannot be computed is told on the page of differences.
  if (!read.ok) throw redirect(`/${params.hub}/modele/realise`)
  return { b: read.value }
}

export default function BeliefsPage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).actuals
  const w = t.beliefs
  const locale = useLocale()
  const { b } = loaderData
  const month = b.at >= 0 ? formatMonth(b.months[b.at]!, locale) : null
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const [first] = b.versions
  const title =
    first?.told && b.realTold && month
      ? w.answer(formatDay(first.day, locale), month, euros(first.told.cash), euros(b.realTold.cash))
      : w.answerNone
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={title} over={`${w.title} · ${b.plan}`} lede={w.lede} />
      <PlanTabs hub={params.hub} current="actuals" />
      <ActualsNav hub={params.hub} current="beliefs" />
      {b.versions.length === 0 ? (
        <EmptyState
          title={w.nothing}
          icon={History}
          action={<ButtonLink href={`/${params.hub}/modele/versions`}>{w.keep}</ButtonLink>}
        >
          {w.nothingText}
        </EmptyState>
      ) : (
        <div className="plan-actuals">
          {b.finished > 0 && (
            <form method="get" className="plan-scenarios ui-no-print">
              <Asking>
                <Field
                  type="select"
                  name="mois"
                  label={t.month}
                  blank={false}
                  value={b.months[b.at]}
                  options={b.months
                    .slice(0, b.finished)
                    .reverse()
                    .map((one) => ({ value: one, label: formatMonth(one, locale) }))}
                />
              </Asking>
              <Button>{t.show}</Button>
            </form>
          )}
          <Card>
            <Curves b={b} />
          </Card>
          <div className="plan-variances">
            <Versions b={b} hub={params.hub} />
          </div>
          {b.at >= 0 && (
            <p className="ui-soft">
              {w.yearOf(formatMonth(b.months[b.span.from]!, locale), formatMonth(b.months[b.at]!, locale))}{' '}
              {w.accuracyText}
            </p>
          )}
        </div>
      )}
    </>
  )
}

/** More curves than this cannot be told apart: the first and the last ones are drawn, all are in the table. */
const CURVES = 5
const drawn = (versions: readonly Believed[]): readonly Believed[] =>
  versions.length <= CURVES ? versions : [versions[0]!, ...versions.slice(1 - CURVES)]

/** What really happened as a full line with its dots; what was believed as thin ones. */
function Curves({ b }: { b: Beliefs }) {
  const w = useWords({ fr, en }).actuals.beliefs
  const { locale, today } = useLanguage()
  const real = { key: 'real', label: w.real, dots: true as const }
  return (
    <div className="plan-beliefs">
      <LineChart
        title={w.chart}
        summary={w.summary(b.versions.length)}
        months={b.months}
        unit="euros"
        now={today && monthOf(today)}
        lines={[
          { ...real, values: b.months.map((_, m) => (m < b.finished ? cents(b.real[m]!) : null)) },
          ...drawn(b.versions).map(({ number, day, cash }) => ({
            key: String(number),
            label: w.version(number, formatDay(day, locale)),
            values: cash.map((amount) => (amount === null ? null : cents(amount))),
          })),
        ]}
      />
    </div>
  )
}

function Versions({ b, hub }: { b: Beliefs; hub: string }) {
  const t = useWords({ fr, en }).actuals
  const w = t.beliefs
  const locale = useLocale()
  const { realTold: real } = b
  const month = b.at >= 0 ? formatMonth(b.months[b.at]!, locale, true) : ''
  const amount = (value: number | undefined, sign = false) =>
    value === undefined ? '–' : <Amount value={cents(value)} round sign={sign} />
  const share = (value: number | null | undefined) => (value == null ? '–' : <Percent value={value} />)
  return (
    <Table
      caption={w.title}
      rows={[...b.versions].reverse()}
      rowKey={(row) => String(row.number)}
      rowHref={(row) => `/${hub}/modele/versions?de=${row.number}`}
      columns={[
        {
          key: 'version',
          header: w.columns.version,
          cell: (row) => (
            <>
              {w.version(row.number, formatDay(row.day, locale))}
              <span className="plan-row-notes">
                {row.reason} · {row.author}
              </span>
            </>
          ),
        },
        {
          key: 'cash',
          header: w.columns.cash(month),
          align: 'end',
          nowrap: true,
          foldLabel: true,
          cell: (row) => amount(row.told?.cash),
        },
        {
          key: 'gap',
          header: w.columns.gap,
          align: 'end',
          nowrap: true,
          fold: 'side',
          cell: (row) => {
            if (!row.told || !real) return '–'
            const { amount: gap, good } = varianceOf('income', row.told.cash, real.cash)
            return (
              <span className={good === null ? undefined : good ? 'plan-gap-good' : 'plan-gap-bad'}>
                {amount(gap, true)}
              </span>
            )
          },
        },
        {
          key: 'result',
          header: w.columns.result,
          align: 'end',
          nowrap: true,
          fold: 'line',
          foldLabel: true,
          cell: (row) => amount(row.told?.result),
        },
        {
          key: 'earned',
          header: w.columns.earned,
          align: 'end',
          fold: 'line',
          foldLabel: true,
          cell: (row) => share(row.told?.earned),
        },
        {
          key: 'accuracy',
          header: w.columns.accuracy,
          align: 'end',
          fold: 'line',
          foldLabel: true,
          cell: ({ accuracy }) =>
            accuracy?.share == null
              ? w.notYet
              : w.accuracy(formatPercent(accuracy.share, locale), accuracy.months),
        },
      ]}
      foot={[w.real, amount(real?.cash), '', amount(real?.result), share(real?.earned), '']}
    />
  )
}

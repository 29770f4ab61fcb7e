import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/actuals.css'
import { data, redirect } from 'react-router'
import type { Month } from '#kit/day.ts'
import { cents, toInput } from '#kit/money.ts'
import { openDrifts, putDriftAside, refreshAlerts } from '#modules/plan/actuals/alerts.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { statuses } from '#modules/plan/rules/actuals/variance.ts'
import { ActualsNav } from '#modules/plan/ui/ActualsNav.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Asking, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Link2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Drifts } from './Drifts.tsx'
import { Figures } from './Figures.tsx'
import { asideForm, tolerancesForm } from './form.ts'
import { Largest } from './Largest.tsx'
import { NotCovered } from './NotCovered.tsx'
import { filtersIn, heaviest, readVariances, type Variances } from './query.server.ts'
import { setTolerances } from './use-case.server.ts'
import { VarianceTables } from './VarianceTables.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const read = await readVariances(ctx, query)
  if (!read) throw redirect(`/${params.hub}/modele/nouveau`)
  if (!read.ok) return { refused: read.code }
  return {
    v: read.value,
    bars: heaviest(read.value.rows, 8),
    drifts: await openDrifts(ctx),
    filters: filtersIn(query),
    done: query.get('fait'),
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${params.hub}/modele/realise`
  switch (posted.get('intent')) {
    case 'aside': {
      const form = readForm(asideForm, posted)
      if (!form.ok) return data({ ...form, key: String(posted.get('key')) }, { status: 422 })
      const done = await putDriftAside(ctx, form.value)
      if (!done.ok) return data({ ...refusedForm(form.values, done), key: form.value.key }, { status: 422 })
      return redirect(`${page}?fait=aside`)
    }
    case 'tolerances': {
      const form = readForm(tolerancesForm, posted)
      if (!form.ok) return data({ ...form, key: null }, { status: 422 })
      const { percent, amount, months, seen = '' } = form.value
      const done = await setTolerances(ctx, { percent, cents: Number(amount), months, seen })
      if (!done.ok) return data({ ...refusedForm(form.values, done), key: null }, { status: 422 })
      // The same page shows the drifts: they follow the new tolerances at once, not at the next run of the task.
      await refreshAlerts(ctx)
      return redirect(`${page}?fait=tolerances`)
    }
    default:
      noPage()
  }
}

type Words = typeof fr.actuals
const headline = (w: Words, v: Variances, month: string, euros: (amount: number) => string): string => {
  const { amount, mostly } = v.effect
  if (amount === 0) return w.same(month)
  return amount < 0 ? w.less(month, euros(-amount), mostly) : w.more(month, euros(amount), mostly)
}

export default function ActualsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.actuals
  const locale = useLocale()
  const base = `/${params.hub}/modele/realise`
  if (!('v' in loaderData) || !loaderData.v)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.title} />
        <PlanTabs hub={params.hub} current="actuals" />
        <Notice tone="warn" live={false}>
          {loaderData.refused === 'amount_too_large' ? t.errors.amount_too_large : t.errors.does_not_apply}
        </Notice>
      </>
    )
  const { v, bars, drifts, filters, done, mayWrite } = loaderData
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const at = v.months[v.at]
  const title = at ? headline(w as Words, v, formatMonth(at, locale), euros) : w.notYet
  const said = done && done in w.done ? w.done[done as keyof typeof w.done] : null
  const state = actionData as (FormState & { key: string | null }) | undefined
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={`${w.title} · ${v.plan}`}
        lede={at ? w.lede : w.notYetText(formatMonth(v.start, locale))}
        action={
          at && (
            <ButtonLink tone="primary" href={`${base}/projection`}>
              {w.roll.go}
            </ButtonLink>
          )
        }
      />
      <PlanTabs hub={params.hub} current="actuals" />
      <ActualsNav hub={params.hub} current="variances" />
      {said && <Notice tone="success">{said}</Notice>}
      <div className="plan-actuals">
        {at && (
          <>
            <Chooser v={v} at={at} />
            <Figures v={v} at={at} hub={params.hub} books={mayWrite} />
            {v.at === v.finished - 1 && (
              <Drifts drifts={drifts} rows={v.rows} base={base} mayWrite={mayWrite} state={state} />
            )}
            {bars.length > 0 && (
              <Card>
                <Largest bars={bars} />
              </Card>
            )}
            <section>
              <h2 id="lignes">{w.table}</h2>
              <Filters v={v} at={at} base={base} filters={filters} />
              <VarianceTables v={v} base={base} filters={filters} />
            </section>
          </>
        )}
        <NotCovered v={v} hub={params.hub} mayWrite={mayWrite} />
        {mayWrite && (
          <details className="plan-fold ui-no-print" open={state?.key === null}>
            <summary>{w.tolerances}</summary>
            <p>{w.tolerancesText}</p>
            <Form
              intent="tolerances"
              hidden={{ seen: v.tolerancesSeen }}
              {...shownForm(
                locale,
                state?.key === null ? state : undefined,
                { ...t.errors, ...w.errors },
                {
                  percent: String(v.tolerances.percent),
                  amount: toInput(cents(v.tolerances.cents)),
                  months: String(v.tolerances.months),
                },
              )}
            >
              <Field type="number" name="percent" label={w.percent} unit="%" width="short" />
              <Field type="money" name="amount" label={w.amount} width="short" />
              <Field type="number" name="months" label={w.driftMonths} width="short" />
              <FormActions>
                <Button>{w.saveTolerances}</Button>
              </FormActions>
            </Form>
          </details>
        )}
      </div>
      {!at && v.unbound.length === 0 && v.rows.length === 0 && (
        <EmptyState
          title={t.lines.none}
          icon={Link2}
          action={<ButtonLink href={`/${params.hub}/modele/hypotheses`}>{t.lines.add}</ButtonLink>}
        >
          {t.lines.firstStep}
        </EmptyState>
      )}
    </>
  )
}

type ChooserProps = { v: Variances; at: Month; base: string; filters: ReturnType<typeof filtersIn> }

/** The month, and how far back one sums: a plain address that can be kept. */
function Chooser({ v, at }: Pick<ChooserProps, 'v' | 'at'>) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const year = v.kind === 'calendar' ? 'civile' : 'modele'
  return (
    <form method="get" className="plan-scenarios plan-period ui-no-print">
      <Asking>
        <Field
          type="select"
          name="mois"
          label={w.month}
          blank={false}
          value={at}
          options={[...v.months]
            .reverse()
            .map((month) => ({ value: month, label: formatMonth(month, locale) }))}
        />
        <Field
          type="select"
          name="annee"
          label={w.year}
          blank={false}
          value={year}
          options={[
            { value: 'modele', label: w.years.plan },
            { value: 'civile', label: w.years.calendar },
          ]}
        />
      </Asking>
      <Button>{w.show}</Button>
    </form>
  )
}

/** Which rows are shown, by side and by state, and the way out as a file. */
function Filters({ v, at, base, filters }: ChooserProps) {
  const w = useWords({ fr, en }).actuals
  const year = v.kind === 'calendar' ? 'civile' : 'modele'
  const here = (over: Record<string, string | undefined>) => {
    const all = { mois: at, annee: year, cote: filters.side, etat: filters.status, ...over }
    const kept = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return `?${new URLSearchParams(kept)}`
  }
  return (
    <FilterBar
      action={base}
      views={[
        { label: w.all, href: here({ etat: undefined, cote: undefined }), current: !filters.status },
        ...statuses.map((status) => ({
          label: w.statuses[status],
          href: here({ etat: status }),
          current: filters.status === status,
        })),
      ]}
      active={[
        ...(filters.side ? [{ label: w.sides[filters.side], removeHref: here({ cote: undefined }) }] : []),
      ]}
      exportHref={`${base}/export${here({})}`}
    />
  )
}

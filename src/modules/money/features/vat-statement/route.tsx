import { data, redirect } from 'react-router'
import { addMonths, type Month, monthOf, parseMonth } from '#kit/day.ts'
import { refuse } from '#kit/result.ts'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { taxOn } from '#modules/money/tax/identity.server.ts'
import { declaredReturns, declareMonth, readReturn } from '#modules/money/tax/returns.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ChevronLeft, ChevronRight, Landmark } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ReturnTable } from './ReturnTable.tsx'

const monthAsked = (text: string | null, fallback: Month): Month => {
  const asked = parseMonth(text ?? '')
  return asked.ok ? asked.value : fallback
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const now = monthOf(ctx.today())
  const month = monthAsked(params.get('mois'), addMonths(now, -1))
  const { profile } = await taxOn(ctx, ctx.today())
  const declared = await declaredReturns(ctx)
  return {
    month,
    before: addMonths(month, -1),
    after: month < now ? addMonths(month, 1) : null,
    over: month < now,
    taxed: profile === 'vat' || profile === 'mixed' || declared.length > 0,
    declared: declared.find((one) => one.period === month) ?? null,
    statement: await readReturn(ctx, month),
    mayKeep: mayKeepBooks(ctx.actor),
    done: params.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const typed = await request.formData()
  // A declaration is for good: a month that cannot be read is never taken for another one.
  const month = parseMonth(String(typed.get('month') ?? ''))
  if (!month.ok) return data(refusedForm({}, refuse('not_a_month')), { status: 422 })
  const declared = await declareMonth(ctx, month.value)
  return declared.ok
    ? redirect(`/${ctx.hub.slug}/argent/tva?mois=${month.value}&fait=${declared.value.number}`)
    : data(refusedForm({}, declared), { status: 422 })
}

export default function VatStatement({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.vat
  const { month, before, after, over, taxed, declared, statement, mayKeep, done } = loaderData
  const base = `/${params.hub}/argent/tva`
  const title = `${w.title}, ${formatMonth(month, locale)}`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="vat" />
      {!taxed ? (
        <EmptyState
          title={w.none}
          icon={Landmark}
          action={<ButtonLink href={`/${params.hub}/argent/identite`}>{t.identity.title}</ButtonLink>}
        >
          {w.noneText}
        </EmptyState>
      ) : (
        <div className="ui-stack">
          {done && <Notice tone="success">{w.done(done)}</Notice>}
          <nav className="ui-row ui-no-print" aria-label={w.period}>
            <ButtonLink href={`${base}?mois=${before}`} icon={ChevronLeft}>
              {formatMonth(before, locale)}
            </ButtonLink>
            {after && (
              <ButtonLink href={`${base}?mois=${after}`} icon={ChevronRight}>
                {formatMonth(after, locale)}
              </ButtonLink>
            )}
          </nav>
          <Card title={title}>
            <ReturnTable statement={statement} caption={title} />
            {declared ? (
              <Notice tone="success">{w.closed}</Notice>
            ) : (
              mayKeep &&
              over && (
                <Form id="declare" hidden={{ month }} {...shownForm(locale, actionData, t.errors, {})}>
                  <p className="ui-soft">{w.closeHelp}</p>
                  <FormActions>
                    <Button tone="primary">{w.close}</Button>
                  </FormActions>
                </Form>
              )
            )}
          </Card>
        </div>
      )}
    </>
  )
}

import '#modules/plan/ui/lines.css'
import './tariffs.css'
import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { mostPressed } from '#modules/plan/rules/tariffs/effort.ts'
import { incomeAt, others, tenths } from '#modules/plan/rules/tariffs/income.ts'
import { moveBasket } from '#modules/plan/tariffs/baskets.server.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { Coins, Download, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Choices } from './Choices.tsx'
import { EffortPart } from './EffortPart.tsx'
import { readRule } from './form.ts'
import { News } from './News.tsx'
import { PricesPart } from './PricesPart.tsx'
import { readTariffPage, usualCeiling } from './query.server.ts'
import { SolidarityPart } from './SolidarityPart.tsx'
import type { ShownTariffs } from './shown.ts'
import { keepSolidarity } from './use-case.server.ts'

/** What an address holds beside the rate asked for. */
const NOT_RATE: ReadonlySet<string> = new Set([
  ...['territoire', 'avec', 'panier', 'limite'],
  ...['garde', 'fait', 'retire', 'version'],
])
const CHOICES = ['territoire', 'avec', 'panier', 'limite'] as const

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const read = await readTariffPage(ctx, query, context.get(localeContext))
  if (!read) throw redirect(`/${params.hub}/modele/nouveau`)
  const { tariffs: t, asked, payable, made, year, prices } = read
  const { area, against, basket } = t
  const shown: ShownTariffs | null = area && {
    area: {
      id: area.id,
      name: area.name,
      year: area.year,
      level: area.level,
      base: area.base,
      source: area.source,
    },
    areas: t.areas.map(({ id, name, year: of }) => ({ id, name, year: of })),
    baskets: t.baskets.map(({ id, name }) => ({ id, name })),
    basket,
    limit: t.limit,
    wrongLimit: t.wrongLimit,
    incomes: t.deciles.map((_, i) => incomeAt(t.deciles, (i + 1) / 10)),
    effort: t.effort,
    against: against && { id: against.area.id, name: against.area.name, effort: against.effort },
  }
  return {
    shown,
    made,
    year,
    prices,
    asked: { values: asked.values, errors: asked.errors, lines: asked.lines },
    payable: payable.map(({ id, name }) => ({ id, name })),
    keep: Object.fromEntries(
      CHOICES.flatMap((name) => {
        const value = query.get(name)
        return value ? [[name, value]] : []
      }),
    ),
    search: query.toString(),
    rate: [...query].filter(([name]) => !NOT_RATE.has(name)),
    kept: query.get('garde'),
    done: query.get('fait'),
    removed: { id: query.get('retire') ?? '', version: query.get('version') ?? '' },
    key: newId<'Form'>(),
    mayWrite: mayWritePlan(ctx.actor),
    thisYear: Number(ctx.today().slice(0, 4)),
  }
}

/** Keeps the rate shown: what is posted is what the address asked, read by the same code. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  if (posted.get('intent') === 'restore') {
    const id = posted.get('id')
    const page = `/${params.hub}/modele/tarifs`
    if (!isId<'Basket'>(id)) throw redirect(page)
    const back = await moveBasket(ctx, { id, version: Number(posted.get('version')), back: true })
    if (back.ok) return redirect(`${page}?panier=${id}`)
    return data<FormState>({ values: {}, errors: { '': back.code } }, { status: 422 })
  }
  const locale = context.get(localeContext)
  const query = new URLSearchParams(
    [...posted].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const read = await readTariffPage(ctx, query, locale)
  if (!read) throw redirect(`/${params.hub}/modele/nouveau`)
  const { tariffs, payable } = read
  const values = Object.fromEntries(query)
  const refused = (errors: FormState['errors']) => data<FormState>({ values, errors }, { status: 422 })
  if (!tariffs.area) return refused({ '': 'no_area' })
  const { rule, lines, errors } = readRule(
    query,
    usualCeiling(tariffs),
    payable.map(({ id }) => id),
  )
  if (!rule) return refused(errors)
  const t = wordsFor(locale, { fr, en })
  const w = t.tariffs.solidarity
  const kept = await keepSolidarity(ctx, {
    name: (query.get('name') ?? '').trim().slice(0, 200) || w.name(`${rule.reduction} %`),
    ...{ rule, lines, deciles: tariffs.deciles, households: tariffs.households },
    names: (bearer, line) => w.lineName(w.bearers[bearer], line),
    idempotencyKey: onceField().parse(posted.get('idempotencyKey')),
  })
  if (!kept.ok) return data<FormState>(refusedForm(values, kept), { status: 422 })
  for (const name of ['intent', 'name', 'idempotencyKey', 'fait']) query.delete(name)
  query.set('garde', kept.value.key)
  return redirect(`/${params.hub}/modele/tarifs?${query}`)
}

export default function TariffsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const words = useWords({ fr, en })
  const t = words.tariffs
  const locale = useLocale()
  const { shown, made, year, prices, asked, payable, keep, search, kept, done, removed, mayWrite } =
    loaderData
  const base = `/${params.hub}/modele/tarifs`
  const form = shownForm(locale, actionData ?? { values: asked.values, errors: asked.errors }, {
    ...words.errors,
    ...t.errors,
  })
  const news = (
    <News
      hub={params.hub}
      {...{ done, kept, removed, mayWrite }}
      refused={actionData ? form.error : undefined}
    />
  )
  if (!shown)
    return (
      <>
        <title>{`${t.title} · Palier`}</title>
        <PageHeader title={t.noArea} />
        <PlanTabs hub={params.hub} current="tariffs" />
        {news}
        <div className="plan-tariffs">
          <EmptyState
            title={t.incomes.none}
            icon={Coins}
            action={
              mayWrite && (
                <ButtonLink tone="primary" href={`${base}/revenus`} icon={Plus}>
                  {t.addArea}
                </ButtonLink>
              )
            }
          >
            {t.noAreaHelp}
          </EmptyState>
          <PricesPart rows={prices} />
        </div>
      </>
    )
  const { area, basket, limit, effort } = shown
  const share = formatPercent(limit / 10_000, locale, limit % 100 === 0 ? 0 : 1)
  const good = tenths(others(effort.leftOut))
  const pressed = mostPressed(effort.households)
  // As the table under it says it: two roundings of one figure would read as two figures.
  const euros = (amount: number) => formatEuros(cents(Math.round(amount)), locale, { round: true })
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        over={t.over(`${area.name}, ${area.year}`)}
        title={t.answer(good.low, good.high, basket.name ?? t.choose.usual, share)}
        lede={
          pressed && pressed.cost > 0
            ? t.pressed(pressed.household.name, euros(pressed.threshold), euros(pressed.threshold / 12))
            : t.nobodyPressed
        }
        action={
          <ButtonLink href={`${base}/revenus`} icon={Coins}>
            {t.choose.areas}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="tariffs" />
      {news}
      {shown.wrongLimit && <Notice tone="warn">{t.choose.wrongLimit}</Notice>}
      <Choices shown={shown} base={base} mayWrite={mayWrite} rate={loaderData.rate} />
      <div className="plan-tariffs">
        <EffortPart shown={shown} />
        <SolidarityPart
          keep={keep}
          payable={payable}
          lines={asked.lines}
          form={{ ...form, ...(form.error ? { error: undefined } : {}) }}
          made={made}
          year={year}
          mayWrite={mayWrite}
          idempotencyKey={loaderData.key}
          scenarioName={t.solidarity.name(`${asked.values.reduction ?? ''} %`)}
        />
        <PricesPart rows={prices} />
        <section aria-labelledby="sources" className="plan-sources">
          <h2 id="sources">{t.sources.title}</h2>
          <p>
            {t.sources.area(area.source, area.year)} {t.incomes.levels[area.level]},{' '}
            {t.sources.bases[area.base]}.
          </p>
          <p>{t.sources.units}</p>
          <p>{t.sources.between}</p>
          <p>{t.choose.limitHelp}</p>
          {area.year < loaderData.thisYear && <p>{t.sources.old}</p>}
        </section>
      </div>
      <p className="ui-row ui-no-print">
        <strong>{t.outs.label}</strong>
        {(['effort', 'prix', 'solidarite'] as const).map((what) => (
          <ButtonLink
            key={what}
            icon={Download}
            href={`${base}/export?quoi=${what}${search ? `&${search}` : ''}`}
          >
            {t.outs[what === 'prix' ? 'prices' : what === 'solidarite' ? 'solidarity' : 'effort']}
          </ButtonLink>
        ))}
      </p>
    </>
  )
}

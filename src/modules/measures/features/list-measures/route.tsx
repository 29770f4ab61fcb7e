import type { Day } from '#kit/day.ts'
import { en } from '#modules/measures/messages.en.ts'
import { fr } from '#modules/measures/messages.fr.ts'
import { mayReadMeasures } from '#modules/measures/permits.ts'
import { dayAsked } from '#modules/measures/rules/day-asked.ts'
import { DayPicker } from '#modules/measures/ui/DayPicker.tsx'
import { chartFigure, figureText } from '#modules/measures/ui/figure.ts'
import { MeasureStat } from '#modules/measures/ui/MeasureStat.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Sparkline } from '#ui/charts/Sparkline.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ChartLine } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { type MeasureCard, measureCards } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadMeasures(ctx.actor)) refusePage()
  const today = ctx.today()
  const asked = dayAsked(new URL(request.url).searchParams.get('jour'), today)
  return { ...asked, today, ...(await measureCards(ctx, asked.day, context.get(localeContext))) }
}

export default function Measures({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { day, today, wrong, cards, computedAt } = loaderData
  const base = `/${params.hub}/mesures`
  const groups = Map.groupBy(cards, (card) => (card.group in t.groups ? card.group : 'other'))
  const tail = day === today ? '' : `?jour=${day}`
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <DayPicker action={base} day={day} today={today} wrong={wrong} />
      {computedAt && (
        <p className="ui-soft ui-small">
          {t.computedAt} <DateTimeFr value={computedAt} />
        </p>
      )}
      {cards.length === 0 && (
        <EmptyState title={t.none} icon={ChartLine}>
          {t.noneText}
        </EmptyState>
      )}
      <div className="ui-stack">
        {[...groups].map(([group, own]) => (
          <section key={group} className="measures-group">
            <h2>{t.groups[group as keyof typeof t.groups]}</h2>
            <div className="ui-grid">
              {own.map((card) => (
                <Figure key={card.id} card={card} day={day} href={`${base}/${card.id}${tail}`} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

function Figure({ card, day, href }: { card: MeasureCard; day: Day; href: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { unit, months } = card
  const known = months.filter((value) => value !== null)
  const text = (value: number | undefined) => figureText(value ?? null, unit, locale, true)
  const trend = known.length > 1 && (
    <Sparkline
      values={months.map((value) => chartFigure(value, unit))}
      label={t.spark(known.length, text(known[0]), text(known.at(-1)))}
    />
  )
  return <MeasureStat {...card} day={day} round href={href} trend={trend} />
}

import { mayReadRounds } from '#modules/rounds/permits.ts'
import { DayViews } from '#modules/rounds/ui/DayViews.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/hours.route'
import { EmptyDay } from './EmptyDay.tsx'
import { HoursChart } from './HoursChart.tsx'
import { pictureOf } from './query.server.ts'
import { RoundCards } from './RoundCards.tsx'
import { usePictureWords } from './words.ts'
import '#modules/rounds/ui/map.css'
import './picture.css'
import './hours.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  return await pictureOf(ctx, new URL(request.url).searchParams.get('jour'))
}

export default function Hours({ loaderData: picture, params }: Route.ComponentProps) {
  const { t } = usePictureWords()
  const base = `/${params.hub}/tournees`
  return (
    <div className="hours-page">
      <title>{`${t.hours.title} · Palier`}</title>
      <PageHeader title={t.hours.title} lede={t.hours.lede} />
      <DayViews hub={params.hub} day={picture.day} today={picture.today} current="hours" />
      <div className="ui-stack">
        {picture.rounds.length === 0 ? (
          <EmptyDay href={`${base}?jour=${picture.day}`} />
        ) : (
          <>
            <HoursChart picture={picture} base={base} />
            <RoundCards rounds={picture.rounds} base={base} />
          </>
        )}
      </div>
    </div>
  )
}

import { mayReadRounds } from '#modules/rounds/permits.ts'
import { DayHead } from '#modules/rounds/ui/DayHead.tsx'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
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
  return {
    picture: await pictureOf(ctx, new URL(request.url).searchParams.get('jour')),
    sides: roundSides(ctx.actor),
  }
}

export default function Hours({ loaderData, params }: Route.ComponentProps) {
  const { t } = usePictureWords()
  const { day } = useDayWords()
  const { picture, sides } = loaderData
  const base = `/${params.hub}/tournees`
  return (
    <div className="hours-page">
      <title>{`${t.hours.title} · ${day(picture.day)} · Palier`}</title>
      <PageHeader title={`${t.hours.title} · ${day(picture.day)}`} lede={t.hours.lede} />
      <RoundsTabs hub={params.hub} current="day" sides={sides} />
      <DayHead hub={params.hub} day={picture.day} view="times" />
      <div className="ui-stack rounds-picture">
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

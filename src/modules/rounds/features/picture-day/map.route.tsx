import { mayReadRounds } from '#modules/rounds/permits.ts'
import { siteOf } from '#modules/rounds/rules/map/tiles.ts'
import { mayKeepPlaces, mayKeepTravel } from '#modules/rounds/travel/permits.ts'
import { tilesOf } from '#modules/rounds/travel/tiles.server.ts'
import { DayHead } from '#modules/rounds/ui/DayHead.tsx'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { RoundMap } from '#modules/rounds/ui/RoundMap.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, sitesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/map.route'
import { EmptyDay } from './EmptyDay.tsx'
import { marksOf } from './marks.ts'
import { pictureOf } from './query.server.ts'
import { RoundCards, RoundName, WaitingCard } from './RoundCards.tsx'
import { usePictureWords } from './words.ts'
import './picture.css'

/** Tiles are loaded on demand, where the hub has some. Without scripts the plan is a sketch with the same marks. */
export const handle = { scripts: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const tiles = await tilesOf(ctx)
  if (tiles) context.set(sitesContext, [siteOf(tiles.url)])
  return {
    picture: await pictureOf(ctx, new URL(request.url).searchParams.get('jour')),
    tiles,
    sides: roundSides(ctx.actor),
    may: { places: mayKeepPlaces(ctx.actor), travel: mayKeepTravel(ctx.actor) },
  }
}

export default function DayMap({ loaderData, params }: Route.ComponentProps) {
  const { t, w, d, titleOf, waitingTitle } = usePictureWords()
  const { day: said } = useDayWords()
  const { picture, tiles, sides, may } = loaderData
  const { day, rounds, waiting, unplaced, start } = picture
  const base = `/${params.hub}/tournees`
  const { marks, lines } = marksOf(picture, { start: t.map.start, stop: titleOf, waiting: waitingTitle })
  return (
    <>
      <title>{`${t.map.title} · ${said(day)} · Palier`}</title>
      <PageHeader title={`${t.map.title} · ${said(day)}`} lede={t.map.lede} />
      <RoundsTabs hub={params.hub} current="day" sides={sides} />
      <DayHead hub={params.hub} day={day} view="map" />
      <div className="ui-stack rounds-picture">
        {rounds.length === 0 && waiting.length === 0 ? (
          <EmptyDay href={`${base}?jour=${day}`} />
        ) : (
          <>
            {!start && (
              <Notice
                live={false}
                actions={
                  may.travel && (
                    <ButtonLink href={`/${params.hub}/reglages/deplacements`}>{t.map.sayStart}</ButtonLink>
                  )
                }
              >
                {t.map.noStart}
              </Notice>
            )}
            {unplaced > 0 && (
              <Notice
                tone="warn"
                live={false}
                actions={
                  may.places && <ButtonLink href={`${base}/lieux?etat=missing`}>{d.waiting.place}</ButtonLink>
                }
              >
                {d.waiting.unplaced(unplaced)}
              </Notice>
            )}
            {marks.length > 0 && (
              <RoundMap
                label={t.map.of(rounds.length)}
                {...{ marks, lines, tiles }}
                legend={
                  <ul className="rounds-legend ui-small">
                    {rounds.map((round) => (
                      <li key={round.id}>
                        <RoundName round={round} base={base} />
                      </li>
                    ))}
                    {waiting.length > 0 && (
                      <li>
                        <span className="rounds-mark rounds-mark-waiting" aria-hidden="true" /> {w.waits}
                      </li>
                    )}
                  </ul>
                }
              />
            )}
            <RoundCards rounds={rounds} base={base} />
            <WaitingCard picture={picture} base={base} />
          </>
        )}
      </div>
    </>
  )
}

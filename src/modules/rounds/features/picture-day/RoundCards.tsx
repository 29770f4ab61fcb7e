import { hueOf } from '#modules/rounds/ui/marks.ts'
import { RoundState, RoundWarnings, StopWarnings } from '#modules/rounds/ui/RoundState.tsx'
import { Card } from '#ui/Card.tsx'
import { Status } from '#ui/Status.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { DayPicture, ShownRound, ShownStop } from './query.server.ts'
import { usePictureWords } from './words.ts'

/** A round called as on the picture: its letter in its hue, then its name. */
export function RoundName({ round, base }: { round: ShownRound; base: string }) {
  return (
    <span className="rounds-name">
      <span className={`rounds-mark rounds-mark-stop rounds-hue-${hueOf(round.index)}`} aria-hidden="true">
        {round.letter}
      </span>{' '}
      <a href={`${base}/${round.number}`}>{round.name}</a>
    </span>
  )
}

/** The table of a picture: each round with its stops in order, for those who read, and where marks lead. */
export function RoundCards({ rounds, base }: { rounds: readonly ShownRound[]; base: string }) {
  const { w, d, factsOf, timeOf, hoursOf } = usePictureWords()
  const hours: Column<ShownStop> = {
    key: 'hours',
    header: w.columns.hours,
    cell: hoursOf,
    nowrap: true,
    fold: 'line',
    foldLabel: true,
  }
  const state: Column<ShownStop> = {
    key: 'state',
    header: w.columns.state,
    cell: (stop) => <StopWords stop={stop} />,
    fold: 'side',
  }
  return rounds.map((round) => (
    <Card
      key={round.id}
      className="rounds-card"
      title={<RoundName round={round} base={base} />}
      aside={<RoundState state={round.state} />}
    >
      <p className="ui-soft">{factsOf(round)}</p>
      <RoundWarnings warnings={round.warnings} />
      <Table
        caption={w.stopsOf(round.name)}
        rows={round.stops}
        rowKey={(stop) => stop.id}
        empty={<p className="ui-soft">{d.round.emptyRead}</p>}
        columns={[
          {
            key: 'mark',
            header: w.columns.stop,
            nowrap: true,
            cell: (stop) => (
              <span className="rounds-anchor" id={stop.id}>
                {stop.mark} <span className="rounds-when">{timeOf(stop)}</span>
              </span>
            ),
          },
          { key: 'what', header: w.columns.what, cell: (stop) => stop.what, fold: 'line' },
          { key: 'whom', header: w.columns.whom, cell: (stop) => stop.whom, fold: 'line' },
          { key: 'address', header: w.columns.address, cell: (stop) => stop.address, fold: 'line' },
          // A column that says nothing of any stop would only take room from the addresses.
          ...(round.stops.some((stop) => hoursOf(stop)) ? [hours] : []),
          ...(round.stops.some(isWorded) ? [state] : []),
        ]}
      />
    </Card>
  ))
}

/** There is something to say of where it stands. */
const isWorded = ({ state, warnings, over }: ShownStop): boolean =>
  state === 'done' || state === 'failed' || warnings.length > 0 || over

function StopWords({ stop }: { stop: ShownStop }) {
  const { d } = usePictureWords()
  if (stop.state === 'done') return <Status tone="success">{d.stopStates.done}</Status>
  if (stop.state === 'failed') return <Status tone="warn">{d.stopStates.failed}</Status>
  return <StopWarnings stop={stop} />
}

/** Those that the map's page lists; the board has them all. */
const LISTED = 12

/** What waits for a round, under the map that shows it. */
export function WaitingCard({ picture, base }: { picture: DayPicture; base: string }) {
  const { w, d } = usePictureWords()
  const { waiting, moreWaiting, day } = picture
  const n = waiting.length + moreWaiting
  if (n === 0) return null
  return (
    <Card
      id="attente"
      title={w.waiting(n)}
      aside={<a href={`${base}?jour=${day}`}>{n > LISTED ? w.allWaiting : w.toBoard}</a>}
    >
      <Table
        caption={w.waits}
        rows={waiting.slice(0, LISTED)}
        rowKey={(one) => one.key}
        columns={[
          { key: 'what', header: w.columns.what, cell: (one) => one.what },
          { key: 'whom', header: w.columns.whom, cell: (one) => one.whom, fold: 'line' },
          { key: 'address', header: w.columns.address, cell: (one) => one.address, fold: 'line' },
          {
            key: 'state',
            header: w.columns.state,
            cell: (one) => (
              <>
                {one.late && <Status tone="warn">{w.dueBefore}</Status>}
                {!one.point && <Status>{d.warnings.unplaced}</Status>}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

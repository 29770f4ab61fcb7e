import type { RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Amount } from '#ui/Amount.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'

type Props = { round: RoundView; hub: string | undefined; money: boolean }

/** Who, with what, when, and what was read on the counter. */
export function RoundFacts({ round, hub, money }: Props) {
  const { t, hour, km } = useDayWords()
  const s = t.show
  const { counterOut, counterBack } = round
  return (
    <section aria-labelledby="la-tournee">
      <h2 id="la-tournee">{s.facts}</h2>
      <DefinitionList
        items={[
          {
            term: s.who,
            value: `${round.whoName || t.round.nobody} (${t.form.drivers[round.driver].toLowerCase()})`,
          },
          { term: s.vehicle, value: round.vehicleName || t.round.noVehicle },
          { term: s.hours, value: t.round.hours(hour(round.fromMinute), hour(round.toMinute)) },
          ...(round.note ? [{ term: t.form.note, value: round.note }] : []),
          ...(counterOut !== null && counterBack !== null
            ? [{ term: s.counter, value: s.counters(km(counterOut), km(counterBack)) }]
            : []),
          ...(money && round.cash !== null ? [{ term: s.cash, value: <Amount value={round.cash} /> }] : []),
          ...(money && round.tripId
            ? [{ term: s.trip, value: <a href={`/${hub}/deplacements/${round.tripId}`}>{s.seeTrip}</a> }]
            : []),
        ]}
      />
    </section>
  )
}

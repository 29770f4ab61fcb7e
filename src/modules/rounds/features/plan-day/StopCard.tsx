import { isOpenRound } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { StopOnLine, useStopName } from '#modules/rounds/ui/StopOnLine.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Lock, LockOpen, X } from '#ui/icons.ts'
import type { Board } from './query.server.ts'

export type Round = Board['rounds'][number]
export type Stop = Round['stops'][number]

/** What every form of the board sends along. */
export type Sent = { jour: string; seen: string; idempotencyKey: string }

type Props = {
  stop: Stop
  round: Round
  rounds: readonly Round[]
  place: number
  sent: Sent
  movable: boolean
}

/** A stop of the board, and the form that moves it. */
export function StopCard({ stop, round, rounds, place, sent, movable }: Props) {
  return (
    <StopOnLine
      stop={stop}
      focusable={movable}
      id={`arret-${stop.id}`}
      data-stop={stop.id}
      data-key={stop.key}
      data-part={stop.part}
      data-round={round.number}
      data-movable={movable || undefined}
    >
      {movable && <MoveForm {...{ stop, round, rounds, place, sent }} />}
    </StopOnLine>
  )
}

function MoveForm({ stop, round, rounds, place, sent }: Omit<Props, 'movable'>) {
  const { t } = useDayWords()
  const nameOf = useStopName()
  const open = rounds.filter((one) => isOpenRound(one.state))
  return (
    <details className="day-stop-move ui-no-print">
      <summary>
        {t.stop.move}
        <span className="ui-hidden"> : {nameOf(stop)}</span>
      </summary>
      <Form id={`d-${stop.id}`} hidden={{ ...sent, key: stop.key, part: stop.part }}>
        <Field
          type="select"
          name="to"
          label={t.stop.to}
          value={round.number}
          options={[
            ...open.map(({ number, name }) => ({ value: number, label: name })),
            { value: 'attente', label: t.stop.waiting },
          ]}
        />
        <Field
          type="number"
          name="place"
          label={t.stop.place}
          help={t.stop.placeHelp(round.stops.length)}
          value={String(place)}
          min={1}
          width="short"
          optional
        />
        <div className="ui-row">
          <Button name="intent" value="move">
            {t.stop.do}
          </Button>
          <Button name="intent" value={stop.locked ? 'unlock' : 'lock'} icon={stop.locked ? LockOpen : Lock}>
            {stop.locked ? t.stop.unlock : t.stop.lock}
          </Button>
          <Button name="intent" value="remove" icon={X}>
            {t.stop.remove}
          </Button>
        </div>
      </Form>
    </details>
  )
}

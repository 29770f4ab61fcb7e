import type { Choices } from '#modules/requests/calendar/choices.server.ts'
import { timeText } from '#modules/requests/rules/slots.ts'
import { Field } from '#ui/Field.tsx'
import { useCalendarWords } from './calendar-words.ts'

type Props = {
  choices: Choices
  day: string
  minute: number
  minutes: number
  /** Whose it is already, kept in the list when they are in no group. */
  who: string | null
  whoName: string | null
  vehicleId: string | null
  note: string
  forWhom: string
}

/** When, how long, by whom, with what: the same fields to plan and to move. */
export function PlaceFields(props: Props) {
  const { t } = useCalendarWords()
  const { choices, who } = props
  const groups = (['team', 'volunteers', 'providers'] as const)
    .map((key) => ({ group: t.groupOf[key], options: choices[key] }))
    .filter(({ options }) => options.length > 0)
  const known = groups.some(({ options }) => options.some((one) => one.value === who))
  const own =
    who && !known ? [{ group: t.inCharge, options: [{ value: who, label: props.whoName ?? who }] }] : []
  return (
    <>
      <div className="cal-when">
        <Field type="date" name="day" label={t.panel.day} value={props.day} />
        <Field type="time" name="time" label={t.panel.time} value={timeText(props.minute)} step={300} />
        <Field
          type="number"
          name="minutes"
          label={t.panel.minutes}
          value={String(props.minutes)}
          min={5}
          max={1440}
          step={5}
          unit="min"
        />
      </div>
      <Field type="select" name="who" label={t.panel.who} value={who ?? ''} options={[...own, ...groups]} />
      {choices.vehicles.length > 0 && (
        <Field
          type="select"
          name="vehicleId"
          label={t.panel.vehicle}
          optional
          blank={t.panel.noVehicle}
          value={props.vehicleId ?? ''}
          options={choices.vehicles.map(({ value, label }) => ({
            value: value.slice('vehicle:'.length),
            label,
          }))}
        />
      )}
      <Field name="note" label={t.panel.note} optional value={props.note} maxLength={300} />
      {props.forWhom && (
        <Field
          type="checkbox"
          name="tell"
          label={t.panel.tell(props.forWhom)}
          help={t.panel.tellHelp}
          value="oui"
        />
      )}
    </>
  )
}

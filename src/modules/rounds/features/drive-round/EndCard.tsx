import { add, cents } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { counterInput } from '#modules/rounds/rules/drive/return.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { House, Play, Send } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Drive } from './useDrive.ts'

/** Before leaving: the counter, and one touch. */
export function LeaveCard({ drive }: { drive: Drive }) {
  const t = useWords({ fr, en })
  const refused = drive.refusedOf('leave')
  return (
    <Card title={t.leave.title} className="drive-leave">
      <Form id="leave" hidden={{ id: drive.round.keys.leave, kind: 'leave' }} {...refused}>
        <Field name="counter" label={t.leave.counter} unit="km" optional width="short" autoComplete="off" />
        <div className="drive-wide">
          <Button tone="primary" icon={Play}>
            {t.leave.go}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** Coming back: the counter, the money, and the only button left when everything is done. */
export function EndCard({ drive, left }: { drive: Drive; left: number }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { round } = drive
  const refused = drive.refusedOf('end')
  const taken = add(...round.stops.map((stop) => cents(stop.cash)))
  const form = (
    <Form id="end" hidden={{ id: round.keys.end, kind: 'end' }} {...refused}>
      {left > 0 && <p>{t.end.left(left)}</p>}
      <Field
        name="counter"
        label={t.end.counter}
        help={round.counterOut === null ? undefined : t.end.counterHelp(counterInput(round.counterOut))}
        unit="km"
        optional
        width="short"
        autoComplete="off"
      />
      {taken > 0n && (
        <Field
          type="money"
          name="cash"
          label={t.end.cash}
          help={t.end.cashHelp(formatEuros(taken, locale))}
          optional
          width="short"
        />
      )}
      <Field
        type="number"
        name="minutes"
        label={t.end.minutes}
        help={t.end.minutesHelp}
        unit={t.end.minutesUnit}
        min={0}
        max={1440}
        optional
        width="short"
      />
      <div className="drive-wide">
        <Button tone="primary" icon={House}>
          {t.end.go}
        </Button>
      </div>
    </Form>
  )
  if (left === 0)
    return (
      <Card title={t.end.title} className="drive-leave">
        {form}
      </Card>
    )
  return (
    <details className="drive-proof" open={refused ? true : undefined}>
      <summary className="ui-button ui-button-quiet">
        <House className="ui-icon" />
        {t.end.title}
      </summary>
      {form}
    </details>
  )
}

/** A word that belongs to no stop: a road that is closed, a tyre. */
export function NoteCard({ drive }: { drive: Drive }) {
  const t = useWords({ fr, en })
  return (
    <details className="drive-proof">
      <summary className="ui-button ui-button-quiet">
        <Send className="ui-icon" />
        {t.note.title}
      </summary>
      <Form id="note" hidden={{ id: drive.round.keys.note, kind: 'note' }}>
        <Field type="textarea" name="note" label={t.note.word} rows={2} maxLength={1000} />
        <div className="drive-wide">
          <Button icon={Send}>{t.note.send}</Button>
        </div>
      </Form>
    </details>
  )
}

import type { Id } from '#kit/id.ts'
import type { OpinionRow } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { OPINION_TONES } from '#modules/trial/ui/gate-tones.ts'
import { OpinionFields } from '#modules/trial/ui/OpinionFields.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Mail } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

type Seat = {
  id: Id<'CommitteeMember'>
  name: string
  role: string
  voices: number
  left: boolean
  opinions: readonly OpinionRow[]
}
type Props = {
  seats: readonly Seat[]
  open: boolean
  mayNote: boolean
  formKey: string
  refused: FormState | undefined
}

/** Each member of the frozen committee with what they answered, and the opinion that somebody gave aloud. */
export function Opinions({ seats, open, mayNote, formKey, refused }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.show
  const locale = useLocale()
  if (seats.length === 0) return <p className="ui-soft">{w.noCommittee}</p>
  const here = seats.filter((seat) => !seat.left)
  return (
    <Card title={w.opinions}>
      <ul className="trial-seats">
        {seats.map((seat) => (
          <SeatShown key={seat.id} seat={seat} waits={open} mayRenew={mayNote && !seat.left} />
        ))}
      </ul>
      {mayNote && here.length > 0 && (
        <details className="ui-no-print" open={refused !== undefined}>
          <summary>{w.note}</summary>
          <Form id="note" intent="note" idempotencyKey={formKey} {...shownForm(locale, refused, g.errors)}>
            <Field
              type="select"
              name="memberId"
              label={w.member}
              options={here.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <OpinionFields other />
            <FormActions>
              <Button>{g.opinionForm.note}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

function SeatShown({ seat, waits, mayRenew }: { seat: Seat; waits: boolean; mayRenew: boolean }) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.show
  const last = seat.opinions.at(-1)
  return (
    <li className="trial-seat">
      <div>
        <strong>{seat.name}</strong>{' '}
        <span className="ui-soft ui-small">
          {seat.role} · {g.voices(seat.voices)}
        </span>
      </div>
      {last ? (
        <>
          <p>
            <Status tone={OPINION_TONES[last.kind]}>{g.opinionKinds[last.kind]}</Status>{' '}
            <span className="ui-soft ui-small">
              <DateTimeFr value={last.at} />, {g.opinionWays[last.way]}
              {last.notedBy && ` (${w.noted(last.notedBy)})`}
            </span>
          </p>
          {last.reservations.length > 0 && (
            <ul>
              {last.reservations.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {last.text && <p className="trial-seat-words">{last.text}</p>}
          {seat.opinions.slice(0, -1).map((before) => (
            <p key={before.id} className="trial-replaced">
              {w.changedMind} : {g.opinionKinds[before.kind]}, <DateTimeFr value={before.at} />
            </p>
          ))}
        </>
      ) : (
        <p className="ui-soft">{seat.left ? w.left : waits ? w.waiting : '–'}</p>
      )}
      {mayRenew && !last && (
        <Form id={`lien-${seat.id}`} intent="renew" hidden={{ memberId: seat.id }} className="ui-no-print">
          <Button icon={Mail} aria-label={`${w.renew}, ${seat.name}`}>
            {w.renew}
          </Button>
        </Form>
      )}
    </li>
  )
}

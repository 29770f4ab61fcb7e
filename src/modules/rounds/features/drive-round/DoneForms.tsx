import { cents, toInput } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { DEED_REASONS } from '#modules/rounds/rules/drive/deed.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote, Check, CircleX, ListChecks, MapPin } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { ReportForm } from '#ui/outbox/ReportForm.tsx'
import type { DriveStop } from './query.server.ts'
import type { Drive } from './useDrive.ts'

type Props = {
  stop: DriveStop
  drive: Drive
  /** One touch with a thumb is enough; elsewhere the verbs are quieter. */
  next: boolean
  /** It failed: only « C’est fait » may still be said. */
  again?: boolean
}

const hiddenOf = (stop: DriveStop, kind: 'arrive' | 'done' | 'failed') => ({
  ...{ id: stop.keys[kind], kind, stopId: stop.id, serves: stop.serves },
})

/** What one may say of a stop: arrived, done at one touch, done with proofs, not done and why. */
export function DoneForms({ stop, drive, next, again = false }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const id = stop.id
  const done = hiddenOf(stop, 'done')
  const tone = next ? 'primary' : 'quiet'
  return (
    <div className="drive-verbs">
      {next && stop.state === 'todo' && (
        <Form id={`arrive-${id}`} hidden={hiddenOf(stop, 'arrive')}>
          <Button icon={MapPin}>{t.arrived}</Button>
        </Form>
      )}
      {stop.due > 0 ? (
        <>
          <Form id={`taking-${id}`} hidden={{ ...done, cash: toInput(cents(stop.due)) }}>
            <Button tone={tone} icon={Banknote}>
              {t.doneTaking(formatEuros(cents(stop.due), locale))}
            </Button>
          </Form>
          <Form id={`nothing-${id}`} hidden={done}>
            <Button icon={Check}>{t.doneNothing}</Button>
          </Form>
        </>
      ) : (
        <Form id={`done-${id}`} hidden={done}>
          <Button tone={tone} icon={Check}>
            {t.done}
          </Button>
        </Form>
      )}
      <ProofForm stop={stop} drive={drive} kind="done" />
      {!again && <ProofForm stop={stop} drive={drive} kind="failed" />}
    </div>
  )
}

/** Folded until it is wanted: photos, signature, money, what is brought back, a word; or why it was not done. */
function ProofForm({ stop, drive, kind }: { stop: DriveStop; drive: Drive; kind: 'done' | 'failed' }) {
  const t = useWords({ fr, en })
  const form = `${kind} ${stop.serves}`
  const done = kind === 'done'
  const of = [stop.what, stop.whom].filter(Boolean).join(', ')
  return (
    <ReportForm
      id={`${kind}-proof-${stop.id}`}
      className="drive-proof"
      done={done}
      opens={{ word: done ? t.more : t.failed, of, tone: 'quiet', icon: done ? ListChecks : CircleX }}
      hidden={hiddenOf(stop, kind)}
      refused={drive.refusedOf(form)}
      reasons={DEED_REASONS.map((value) => ({ value, label: t.reasons[value] }))}
      signed={done}
      scripts={drive.outbox.ready}
      onPick={(files) => drive.onPick(form, files)}
      send={done ? t.form.saveDone : t.form.saveFailed}
      first={
        done &&
        stop.part !== 'pickup' && (
          <Field type="money" name="cash" label={t.form.cash} optional width="short" />
        )
      }
    >
      {done && (
        <Field
          type="number"
          name="returned"
          label={t.form.returned}
          min={0}
          max={999}
          optional
          width="short"
        />
      )}
    </ReportForm>
  )
}

/** One door, several things: one touch says all of them done. Where money is due, each is said by itself. */
export function DoneTogether({ stops, drive }: { stops: readonly DriveStop[]; drive: Drive }) {
  const t = useWords({ fr, en })
  const waiting = stops.filter((stop) => stop.state !== 'done')
  if (waiting.some((stop) => stop.due > 0)) return null
  return (
    <form method="post" className="ui-form drive-together" noValidate>
      <input type="hidden" name="kind" value="done" />
      {waiting.map((stop) => (
        <input
          key={stop.serves}
          type="hidden"
          name="stops"
          value={`${stop.keys.done} ${stop.id} ${stop.serves}`}
        />
      ))}
      <Button tone={drive.round.state === 'out' ? 'primary' : 'quiet'} icon={Check}>
        {t.doneAll(waiting.length)}
      </Button>
    </form>
  )
}

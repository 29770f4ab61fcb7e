import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { HANDOVERS, TRIP_MODES } from '#modules/rounds/rules/trip.ts'
import { Field } from '#ui/Field.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  page: {
    schemes: readonly { id: string; name: string; how: string }[]
    waiting: readonly { id: Id<'Request'>; number: string; label: string; price: Cents }[]
  }
  ticked: readonly string[]
}

/** Which day, which scheme, where and how. */
export function StepOne({ page }: Props) {
  const t = useWords({ fr, en })
  const w = t.form
  const schemed = page.schemes.length > 0
  return (
    <>
      <Field type="date" name="day" label={w.day} width="medium" />
      {schemed && (
        <Field
          type="select"
          name="schemeId"
          label={w.scheme}
          optional
          blank={t.noScheme}
          options={page.schemes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field
        name="zone"
        label={w.zone}
        help={schemed ? w.ofScheme : w.zoneHelp}
        optional={schemed}
        autoComplete="off"
      />
      <Field
        type="radio"
        name="mode"
        label={w.mode}
        optional={schemed}
        inline
        options={TRIP_MODES.map((value) => ({ value, label: t.modes[value] }))}
      />
      <Field
        type="radio"
        name="handover"
        label={w.handover}
        optional={schemed}
        inline
        options={HANDOVERS.map((value) => ({ value, label: t.handovers[value] }))}
      />
    </>
  )
}

/** Stops, kilometres and time. */
export function StepTwo() {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <Field type="number" name="stops" label={w.stops} width="short" min={1} />
      <Field name="km" label={w.km} help={w.kmHelp} width="short" autoComplete="off" />
      <Field
        type="number"
        name="paidMinutes"
        label={w.paid}
        help={w.timeHelp}
        unit="min"
        width="short"
        optional
      />
      <Field type="number" name="volunteerMinutes" label={w.volunteer} unit="min" width="short" optional />
    </>
  )
}

/** What it served and brought. */
export function StepThree({ page, ticked }: Props) {
  const t = useWords({ fr, en })
  const w = t.form
  const locale = useLocale()
  return (
    <>
      {page.waiting.length > 0 ? (
        <Field
          type="checkboxes"
          name="requests"
          label={w.requests}
          help={w.requestsHelp}
          optional
          values={ticked}
          options={page.waiting.map((one) => ({
            value: one.id,
            label: `${one.label} · ${formatEuros(one.price, locale)}`,
            help: one.number,
          }))}
        />
      ) : (
        <p className="ui-soft">{w.noRequests}</p>
      )}
      <Field type="money" name="income" label={w.income} help={w.incomeHelp} width="medium" optional />
      <Field type="money" name="handling" label={w.handling} help={w.handlingHelp} width="medium" optional />
      <Field type="textarea" name="note" label={w.note} optional rows={2} />
    </>
  )
}

/** What the fields of the three steps are called, by name: a refused form names them in its summary. */
export function useTripLabels(): Readonly<Record<string, string>> {
  const w = useWords({ fr, en }).form
  return {
    ...{ day: w.day, schemeId: w.scheme, zone: w.zone, mode: w.mode, handover: w.handover },
    ...{ stops: w.stops, km: w.km, paidMinutes: w.paid, volunteerMinutes: w.volunteer },
    ...{ requests: w.requests, income: w.income, handling: w.handling, note: w.note },
  }
}

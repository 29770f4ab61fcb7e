import type { Day } from '#kit/day.ts'
import type { ConsentRow } from '#modules/people/consent-store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { HOWS, lastWords, PURPOSES, type Purpose } from '#modules/people/rules/consents.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Line = Omit<ConsentRow, 'hubId'>
type Props = { lines: readonly Line[]; today: Day; refused?: FormState }

/** Each use with its last word, and the two words that may follow. */
export function Consents({ lines, today, refused }: Props) {
  const w = useWords({ fr, en }).reach
  const last = lastWords(lines)
  return (
    <Card title={w.consents} id="accords">
      <p className="ui-soft">{w.consentsLede}</p>
      <div className="ui-stack">
        {PURPOSES.map((purpose) => (
          <One
            key={purpose}
            purpose={purpose}
            last={last.get(purpose)}
            today={today}
            refused={refused?.values.purpose === purpose ? refused : undefined}
          />
        ))}
        {lines.length > 0 && <Said lines={lines} />}
      </div>
    </Card>
  )
}

type OneProps = Omit<Props, 'lines'> & { purpose: Purpose; last: Line | undefined }

function One({ purpose, last, today, refused }: OneProps) {
  const t = useWords({ fr, en })
  const w = t.reach
  const shown = shownForm(useLocale(), refused, t.errors, { how: last?.how ?? 'oral', on: today })
  return (
    <section aria-labelledby={`use-${purpose}`}>
      <h3 id={`use-${purpose}`} className="ui-card-title">
        {w.purposes[purpose]}
      </h3>
      <p>
        {last ? (
          <>
            <Status tone={last.given ? 'success' : 'warn'}>{last.given ? w.given : w.refused}</Status>{' '}
            <DayFr value={last.on} />, {w.saidOn(w.hows[last.how], last.actorName)}
            {last.note && ` (${last.note})`}
          </>
        ) : (
          <Status>{w.unknown}</Status>
        )}
      </p>
      {purpose === 'sensitive-needs' && <p className="ui-soft">{w.forgets}</p>}
      <details open={refused !== undefined}>
        <summary className="ui-button ui-button-quiet">
          {last ? w.change : w.answer}
          <span className="ui-hidden"> : {w.purposes[purpose]}</span>
        </summary>
        <Form id={purpose} intent="consent" hidden={{ purpose }} {...shown}>
          <Field
            type="radio"
            inline
            name="how"
            label={w.how}
            options={HOWS.map((value) => ({ value, label: w.hows[value] }))}
          />
          <Field type="date" name="on" label={w.on} width="medium" max={today} />
          <Field name="note" label={w.note} optional />
          <FormActions>
            {!last?.given && (
              <Button tone="primary" name="given" value="yes">
                {w.giveIt}
              </Button>
            )}
            {last?.given !== false && (
              <Button tone={last ? 'primary' : 'quiet'} name="given" value="no">
                {last ? w.takeBack : w.refuseIt}
              </Button>
            )}
          </FormActions>
        </Form>
      </details>
    </section>
  )
}

function Said({ lines }: { lines: readonly Line[] }) {
  const w = useWords({ fr, en }).reach
  return (
    <Table
      caption={w.history}
      captionShown
      rows={lines}
      rowKey={(row) => row.id}
      columns={[
        { key: 'purpose', header: w.columns.purpose, cell: (row) => w.shortPurposes[row.purpose] },
        { key: 'on', header: w.columns.on, cell: (row) => <DayFr value={row.on} />, nowrap: true },
        { key: 'how', header: w.columns.how, cell: (row) => w.hows[row.how] },
        { key: 'who', header: w.columns.who, cell: (row) => row.actorName },
        { key: 'note', header: w.columns.note, cell: (row) => row.note },
        {
          key: 'word',
          header: w.columns.word,
          cell: (row) => (
            <Status tone={row.given ? 'success' : 'warn'}>{row.given ? w.given : w.refused}</Status>
          ),
        },
      ]}
    />
  )
}

import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import type { SignedOpinion } from '#modules/trial/rules/record.ts'
import { OPINION_TONES } from '#modules/trial/ui/gate-tones.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

/** The last word of each member before the decision, as it was signed. */
export function SignedOpinions({ opinions }: { opinions: readonly SignedOpinion[] }) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.minutes
  return (
    <section>
      <h2>{w.opinions}</h2>
      {opinions.length === 0 ? (
        <p className="ui-soft">{w.noOpinions}</p>
      ) : (
        <Table
          caption={w.opinions}
          rows={opinions}
          rowKey={(one) => one.name}
          columns={[
            {
              key: 'member',
              header: g.columns.member,
              cell: (one) => (
                <>
                  <strong>{one.name}</strong>
                  <div className="ui-soft ui-small">
                    {one.role} · {g.voices(one.voices)}
                  </div>
                </>
              ),
            },
            {
              key: 'kind',
              header: g.columns.opinion,
              cell: (one) => <Status tone={OPINION_TONES[one.kind]}>{g.opinionKinds[one.kind]}</Status>,
            },
            {
              key: 'words',
              header: g.columns.why,
              cell: (one) => (
                <>
                  {one.reservations.map((line) => (
                    <div key={line}>– {line}</div>
                  ))}
                  {one.text}
                  {one.notedBy && <div className="ui-soft ui-small">{g.show.noted(one.notedBy)}</div>}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

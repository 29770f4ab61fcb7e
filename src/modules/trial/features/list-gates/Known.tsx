import { dayIn } from '#kit/day.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { Moment } from '#modules/trial/gate/read.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import type { Evidence } from '#modules/trial/rules/record.ts'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import '#modules/trial/ui/gate.css'

type Row = { key: string; name: string; found: Map<string, Evidence> }

/** A criterion is one line through time: the same measure under the same name, whatever the stage that asked for it. */
function rowsOf(moments: readonly Moment[]): Row[] {
  const rows = new Map<string, Row>()
  for (const moment of moments)
    for (const one of moment.evidence) {
      const key = `${one.measure.id} ${one.name}`
      const row = rows.get(key) ?? { key, name: one.name, found: new Map() }
      row.found.set(moment.key, one)
      rows.set(key, row)
    }
  return [...rows.values()]
}

type Props = { moments: readonly Moment[]; older: number; base: string }

/** « Ce que l’on savait, et quand »: each column an instant, each line a criterion as it was judged then. */
export function Known({ moments, older, base }: Props) {
  const w = useWords({ fr: gateFr, en: gateEn })
  const { locale, zone } = useLanguage()
  const nameOf = ({ gateNumber, at }: Moment) => {
    const day = formatDay(dayIn(at, zone), locale)
    return gateNumber === null ? w.knew.decision(day) : `${w.gate(gateNumber)}, ${day}`
  }
  return (
    <section className="trial-knew">
      <h2>{w.knew.title}</h2>
      <p className="ui-soft">{w.knew.lede}</p>
      <Table
        caption={w.knew.title}
        rows={rowsOf(moments)}
        rowKey={(row) => row.key}
        columns={[
          { key: 'name', header: w.knew.criterion, cell: (row) => row.name },
          ...moments.map((moment) => ({
            key: moment.key,
            header: nameOf(moment),
            foldLabel: true,
            cell: (row: Row) => {
              const one = row.found.get(moment.key)
              if (!one) return <span className="ui-soft ui-small">{w.knew.absent}</span>
              return (
                <a href={`${base}/${moment.path}`} className="trial-moment">
                  <span className="trial-moment-figure">
                    {figureText(one.value, one.measure.unit, locale)}
                  </span>
                  <VerdictMark verdict={one.verdict} />
                </a>
              )
            },
          })),
        ]}
      />
      {older > 0 && <p className="ui-soft">{w.knew.older(older)}</p>}
    </section>
  )
}

import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import type { Hours, Way } from '#modules/rounds/rules/errands/errand.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { DoorCell } from '#modules/rounds/ui/ErrandCells.tsx'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Line = {
  at: number
  way: Way
  what: string
  whom: string
  address: string
  toAddress: string
  hours: readonly Hours[]
  minutes: number
  kg: number
  crates: number
}

/** The stops that a model makes each time, in their order. */
export function LineTable({ lines, action }: { lines: readonly Line[]; action: string }) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const w = t.models
  const c = t.columns
  return (
    <Table
      caption={w.linesTitle}
      rows={lines}
      rowKey={(line) => String(line.at)}
      columns={[
        { key: 'what', header: c.what, cell: (line) => line.what },
        { key: 'way', header: c.way, cell: (line) => t.ways[line.way] },
        {
          key: 'address',
          header: c.door,
          cell: (line) => <DoorCell row={line} />,
        },
        { key: 'hours', header: c.hours, cell: (line) => windows(line.hours) || t.anyTime },
        {
          key: 'load',
          header: c.load,
          fold: 'hide',
          cell: (line) => [t.minutes(line.minutes), t.load(line.kg, line.crates)].filter(Boolean).join(', '),
        },
        {
          key: 'verbs',
          header: c.verbs,
          paper: false,
          cell: (line) => (
            <Form
              id={`l-${line.at}`}
              action={action}
              intent="remove-line"
              hidden={{ at: String(line.at), what: line.what }}
            >
              <Button icon={Trash2}>
                {w.removeLine}
                <span className="ui-hidden"> : {line.what}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

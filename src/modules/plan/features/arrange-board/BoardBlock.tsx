import type { ReactNode } from 'react'
import type { BoardLine } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Side } from '#modules/plan/notes.ts'
import { type Block, pillars } from '#modules/plan/rules/vocabulary.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import {
  ClipboardList,
  Coins,
  HandHeart,
  Handshake,
  Lightbulb,
  Package,
  Plus,
  Receipt,
  Truck,
  Users,
} from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { MAX_NOTE } from './form.ts'

const ICONS = {
  partners: Handshake,
  activities: ClipboardList,
  resources: Package,
  value: Lightbulb,
  distribution: Truck,
  customers: Users,
  beneficiaries: HandHeart,
  costs: Receipt,
  revenues: Coins,
} as const

/** One of the nine blocks: its title, its questions, its slips, and the lines that put figures on it. */
export function BoardBlock({
  block,
  empty,
  children,
  lines,
}: {
  block: Block
  empty: boolean
  children: ReactNode
  lines: ReactNode
}) {
  const t = useWords({ fr, en })
  const Shape = ICONS[block]
  return (
    <section className={`plan-block plan-block-${block}`} id={block} aria-labelledby={`title-${block}`}>
      <h2 id={`title-${block}`}>
        <Shape className="ui-icon" /> {t.blocks[block]}
      </h2>
      <details className="plan-questions" open={empty}>
        <summary>
          {t.board.questions} <span className="ui-hidden">: {t.blocks[block]}</span>
        </summary>
        <p>{t.questions[block]}</p>
      </details>
      {children}
      {lines}
    </section>
  )
}

/** The form under a place: closed until asked for, open again when refused. */
export function AddNote({
  block,
  side,
  base,
  idempotencyKey,
  refused,
}: {
  block: Block
  side: Side | null
  base: string
  idempotencyKey: string
  refused?: ShownForm
}) {
  const t = useWords({ fr, en })
  const w = t.board
  const place = side ? `${t.blocks[block]}, ${w.sides[side]}` : t.blocks[block]
  return (
    <details className="plan-add" open={refused !== undefined}>
      <summary>
        <Plus className="ui-icon" /> {w.add} <span className="ui-hidden">{w.addTo(place)}</span>
      </summary>
      <Form
        id={`add-${block}${side ? `-${side}` : ''}`}
        action={`${base}#${block}`}
        intent="add"
        idempotencyKey={`${idempotencyKey}`}
        hidden={{ block, ...(side ? { side } : {}) }}
        errors={refused?.errors}
        error={refused?.error}
        values={refused?.values}
      >
        <Field type="textarea" name="text" label={w.note} rows={2} maxLength={MAX_NOTE} />
        <Field
          type="select"
          name="pillar"
          label={w.pillar}
          optional
          blank={w.noPillar}
          options={pillars.map((value) => ({ value, label: t.pillars[value] }))}
        />
        <Button>{w.add}</Button>
      </Form>
    </details>
  )
}

const SHOWN = { narrow: 3, wide: 8 } as const

/** The assumptions of a block with their amounts, the largest first; the rest folded away. */
export function BlockLines({
  lines,
  base,
  wide,
}: {
  lines: readonly BoardLine[]
  base: string
  wide: boolean
}) {
  const t = useWords({ fr, en })
  if (lines.length === 0) return null
  const size = (line: BoardLine) =>
    line.figure.per === 'total' ? line.figure.amount / 36n : line.figure.amount
  const sorted = [...lines].sort((a, b) => Number(size(b) - size(a)))
  const shown = sorted.slice(0, SHOWN[wide ? 'wide' : 'narrow'])
  const rest = sorted.slice(shown.length)
  const list = (some: readonly BoardLine[]) => (
    <ul>
      {some.map((line) => (
        <LineOfBlock key={line.id} line={line} href={`${base}/hypotheses/${line.id}`} />
      ))}
    </ul>
  )
  return (
    <div className="plan-lines">
      <h3>{t.board.lines}</h3>
      {list(shown)}
      {rest.length > 0 && (
        <details>
          <summary>{t.board.moreLines(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </div>
  )
}

function LineOfBlock({ line, href }: { line: BoardLine; href: string }) {
  const t = useWords({ fr, en })
  const amount = formatEuros(line.figure.amount, useLocale())
  return (
    <li className={line.pillar ? `plan-pillar-${line.pillar}` : undefined}>
      <a href={href}>{line.name}</a> <span className="ui-figures">{t.figure[line.figure.per](amount)}</span>
    </li>
  )
}

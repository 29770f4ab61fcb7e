import './lines.css'
import './differences.css'
import type { ReactNode } from 'react'
import { Card } from '#ui/Card.tsx'
import { ArrowRight, Minus, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { lineFields } from '../line-fields.ts'
import { lineValues } from '../line-form.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Assumption } from '../rules/plan.ts'
import type { Difference, SnapshotDifference } from '../snapshot.ts'

/** What one version says that the other does not: words with a sign, never colour alone. */
export function Differences({ title, difference }: { title: string; difference: SnapshotDifference }) {
  const t = useWords({ fr, en })
  const w = t.versions
  const { notes, assumptions, scenarios, flows, head } = difference
  const counts = [notes, assumptions, scenarios, flows].map(countOf)
  const none = head.length === 0 && counts.every((n) => n === 0)
  return (
    <Card title={title} className="plan-difference">
      {none && <p>{w.same}</p>}
      <Part
        title={w.notes}
        difference={notes}
        name={(note) => (
          <>
            {note.text} <span className="ui-soft">({t.blocks[note.block]})</span>
          </>
        )}
        keyOf={(note) => note.id}
        detail={(before, after) =>
          before.text !== after.text ? (
            <>
              <del>{before.text}</del> <ArrowRight className="ui-icon" /> <ins>{after.text}</ins>
            </>
          ) : before.block !== after.block ? (
            <>
              <del>{t.blocks[before.block]}</del> <ArrowRight className="ui-icon" />{' '}
              <ins>{t.blocks[after.block]}</ins>
            </>
          ) : (
            <span className="ui-soft">{t.canvas.beside.otherChange}</span>
          )
        }
      />
      <Part
        title={w.lines}
        difference={assumptions}
        name={(line) => (
          <>
            {line.name} <span className="ui-soft">({t.types[line.type]})</span>
          </>
        )}
        keyOf={(line) => line.id}
        detail={(before, after) => <FigureChanges before={before} after={after} />}
      />
      <Part
        title={t.canvas.import.scenarios}
        difference={scenarios}
        name={(scenario) => scenario.name}
        keyOf={(scenario) => scenario.key}
        detail={() => null}
      />
      {countOf(flows) > 0 && (
        <>
          <h3>{t.canvas.import.flows}</h3>
          <p>{t.canvas.import.counts(flows.added.length, flows.removed.length, flows.changed.length)}</p>
        </>
      )}
      {head.length > 0 && (
        <>
          <h3>{t.canvas.import.head}</h3>
          <ul>
            {head.map((field) => (
              <li key={field}>
                <strong>{w.changed}</strong> {t.canvas.headFields[field]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

const countOf = (d: Difference<unknown>) => d.added.length + d.removed.length + d.changed.length

function Part<T>({
  title,
  difference,
  name,
  keyOf,
  detail,
}: {
  title: string
  difference: Difference<T>
  name: (item: T) => ReactNode
  keyOf: (item: T) => string
  detail: (before: T, after: T) => ReactNode
}) {
  const w = useWords({ fr, en }).versions
  const { added, removed, changed } = difference
  if (countOf(difference) === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {added.map((item) => (
          <li key={keyOf(item)}>
            <Plus className="ui-icon" /> <strong>{w.added}</strong> {name(item)}
          </li>
        ))}
        {removed.map((item) => (
          <li key={keyOf(item)}>
            <Minus className="ui-icon" /> <strong>{w.removed}</strong> {name(item)}
          </li>
        ))}
        {changed.map(({ before, after }) => (
          <li key={keyOf(after)}>
            <strong>{w.changed}</strong> {name(after)} {detail(before, after)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The fields of a line that differ, as the form would show them. */
function FigureChanges({ before, after }: { before: Assumption; after: Assumption }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const labels: Readonly<Record<string, string>> = t.line.fields
  const [old, now] = [lineValues(before), lineValues(after)]
  const paths = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const money = new Set(
    lineFields[after.type].filter((field) => field.kind === 'money').map((field) => field.path),
  )
  const shown = (path: string, text: string | undefined) =>
    text
      ? money.has(path) || path.endsWith('.amount')
        ? `${text}${locale === 'fr' ? '\u00a0€' : ' €'}`
        : text
      : '–'
  return (
    <span className="plan-changes">
      {paths
        .filter((path) => (old[path] ?? '') !== (now[path] ?? ''))
        .map((path) => (
          <span key={path}>
            {labels[path] ?? labels[path.split('[')[0]!] ?? path} <del>{shown(path, old[path])}</del>{' '}
            <ArrowRight className="ui-icon" /> <ins>{shown(path, now[path])}</ins>
          </span>
        ))}
    </span>
  )
}

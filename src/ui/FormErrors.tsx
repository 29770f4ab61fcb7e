import { useEffect, useState } from 'react'
import { type FormState, fieldId, useFormState } from './form-state.ts'
import { OctagonAlert } from './icons.ts'
import { useUiWords } from './words.ts'

type Props = {
  errors: FormState['errors']
  error?: string
  /** The labels of the fields that are known before the page is there. */
  labels: Readonly<Record<string, string>>
}

/**
 * The summary at the top of a refused form, each line leading to its field. `Form` shows it by itself.
 */
export function FormErrors({ errors, error, labels }: Props) {
  const { id } = useFormState()
  const w = useUiWords()
  const lines = Object.entries(errors).filter((line): line is [string, string] => Boolean(line[1]))
  const read = useLabels(id, lines)
  const twice = saidTwice(lines)
  if (lines.length === 0 && !error) return null
  return (
    // Read and scrolled to once the page is there, without scripts too: who types is not left at its top.
    // biome-ignore lint/a11y/noAutofocus: what went wrong is where one goes on
    <div className="ui-form-errors" role="alert" tabIndex={-1} autoFocus id={`${id}-errors`}>
      <p className="ui-form-errors-title">
        <OctagonAlert className="ui-icon" /> {error ?? w.errorsTitle(lines.length)}
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.map(([name, sentence]) => {
            const label = twice.includes(name) && (labels[name] ?? read[name])
            return (
              <li key={name}>
                <a href={`#${fieldId(id, name)}`}>{label ? w.errorOf(label, sentence) : sentence}</a>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

/** The fields whose sentence is also another's: « Remplissez ce champ. » three times says nothing. */
const saidTwice = (lines: readonly (readonly [string, string])[]): string[] =>
  lines
    .filter(([, sentence]) => lines.filter(([, other]) => other === sentence).length > 1)
    .map(([name]) => name)

/**
 * The labels that only the page knows, where it runs scripts: read once it is there, since the summary comes before the
 * fields it speaks of.
 */
function useLabels(id: string, lines: readonly (readonly [string, string])[]) {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({})
  const key = JSON.stringify(lines)
  useEffect(() => {
    const said = JSON.parse(key) as [string, string][]
    setLabels(Object.fromEntries(saidTwice(said).map((name) => [name, labelOf(fieldId(id, name))])))
  }, [id, key])
  return labels
}

function labelOf(control: string): string {
  const field = document.getElementById(control)?.closest('.ui-field')
  const label = field?.querySelector('.ui-field-label, legend, label')
  const mark = label?.querySelector('.ui-field-optional')?.textContent ?? ''
  return (label?.textContent ?? '').replace(mark, '').trim()
}

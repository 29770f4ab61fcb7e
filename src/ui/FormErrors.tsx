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
 * The summary at the top of a refused form: each line names its field and leads to it, since « Remplissez ce champ. »
 * alone says nothing there. `Form` shows it by itself.
 */
export function FormErrors({ errors, error, labels }: Props) {
  const { id } = useFormState()
  const w = useUiWords()
  const lines = Object.entries(errors).filter((line): line is [string, string] => Boolean(line[1]))
  const unnamed = lines.flatMap(([name]) => (labels[name] ? [] : [name]))
  const read = useLabels(id, unnamed)
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
            const label = labels[name] ?? read[name]
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

/**
 * The labels that only the page knows, where it runs scripts: read once it is there, since the summary comes before the
 * fields it speaks of.
 */
function useLabels(id: string, names: readonly string[]) {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({})
  const key = names.join('\n')
  useEffect(() => {
    const asked = key === '' ? [] : key.split('\n')
    setLabels(Object.fromEntries(asked.map((name) => [name, labelOf(fieldId(id, name))])))
  }, [id, key])
  return labels
}

function labelOf(control: string): string {
  const field = document.getElementById(control)?.closest('.ui-field')
  const label = field?.querySelector('.ui-field-label, legend, label')
  const mark = label?.querySelector('.ui-field-optional')?.textContent ?? ''
  return (label?.textContent ?? '').replace(mark, '').trim()
}

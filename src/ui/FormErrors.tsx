import { type FormState, fieldId, useFormState } from './form-state.ts'
import { OctagonAlert } from './icons.ts'
import { useUiWords } from './words.ts'

/**
 * The summary at the top of a refused form, each line leading to its field. `Form` shows it by itself.
 */
export function FormErrors({ errors, error }: { errors: FormState['errors']; error?: string }) {
  const { id } = useFormState()
  const w = useUiWords()
  const lines = Object.entries(errors).filter((line): line is [string, string] => Boolean(line[1]))
  if (lines.length === 0 && !error) return null
  return (
    <div className="ui-form-errors" role="alert" tabIndex={-1} id={`${id}-errors`}>
      <p className="ui-form-errors-title">
        <OctagonAlert className="ui-icon" /> {error ?? w.errorsTitle(lines.length)}
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(id, name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

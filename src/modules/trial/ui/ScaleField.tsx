import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages/actions.en.ts'
import { fr } from '../messages/actions.fr.ts'

/** How likely, or how serious, from 1 to 5, each with its word. */
export function ScaleField({ name, value }: { name: 'probability' | 'severity'; value: number | undefined }) {
  const t = useWords({ fr, en })
  return (
    <Field
      type="radio"
      name={name}
      label={t.register[name]}
      inline
      value={value === undefined ? undefined : String(value)}
      options={[1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: `${n} · ${t.scale[name][n]}` }))}
    />
  )
}

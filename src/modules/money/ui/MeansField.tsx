import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { COUNTER_MEANS, type Means } from '../rules/axes.ts'

/** « Espèces », « Carte »… by means of payment. */
export const useMeansWords = () => useWords({ fr, en }).means

/** How something is paid, the same wherever money changes hands. */
export function MeansField({ label, value }: { label: string; value?: Means }) {
  const words = useMeansWords()
  return (
    <Field
      type="radio"
      name="means"
      label={label}
      inline
      value={value}
      options={COUNTER_MEANS.map((means) => ({ value: means, label: words[means] }))}
    />
  )
}

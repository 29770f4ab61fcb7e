import { Field } from '#ui/Field.tsx'
import { COUNTER_MEANS, type Means } from '../rules/axes.ts'
import { useMeansWords } from './means-words.ts'

export { useMeansWords } from './means-words.ts'

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

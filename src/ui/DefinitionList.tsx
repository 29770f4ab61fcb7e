import type { ReactNode } from 'react'

type Props = { items: readonly { term: ReactNode; value: ReactNode; key?: string }[] }

/** Facts of one thing: term beside value, or above it on a phone. Empty values are left out. */
export function DefinitionList({ items }: Props) {
  const shown = items.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="ui-facts">
      {shown.map(({ term, value, key }, i) => (
        <div key={key ?? (typeof term === 'string' ? term : i)}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

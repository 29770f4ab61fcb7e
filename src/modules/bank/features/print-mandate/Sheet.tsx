/** A line to fill in, or filled in. */
export function Blank({ label, value }: { label: string; value?: string | null }) {
  return (
    <p className="mandate-line">
      <span className="mandate-label">{label}</span>
      <span className="mandate-rule">{value ?? ''}</span>
    </p>
  )
}

/** One box for each sign, in groups, as banks print them. */
export function Boxes({
  label,
  value,
  count,
  group,
}: {
  label: string
  value?: string
  count: number
  group: number
}) {
  const signs = [...(value ?? '').replaceAll(' ', '')]
  const places = Math.max(count, signs.length)
  const boxes = Array.from({ length: places }, (_, place) => ({ place, sign: signs[place] ?? '' }))
  return (
    <p className="mandate-line">
      <span className="mandate-label">{label}</span>
      {value && <span className="ui-hidden">{value}</span>}
      <span className="mandate-boxes" aria-hidden="true">
        {boxes.map(({ place, sign }) => (
          <span
            key={place}
            className={place > 0 && place % group === 0 ? 'mandate-box mandate-gap' : 'mandate-box'}
          >
            {sign}
          </span>
        ))}
      </span>
    </p>
  )
}

export function Tick({ on, label }: { on: boolean; label: string }) {
  return (
    <span className="mandate-tick">
      <span className="mandate-square" aria-hidden="true">
        {on ? '×' : ''}
      </span>{' '}
      {label}
    </span>
  )
}

type Props = {
  /** Modules on a side, and the dark ones as one path. */
  square: { size: number; path: string }
  /** What it opens, in words; without it the square is left to the eyes (its address stands beside). */
  label?: string
}

/** A QR square with the four modules of white around it that scanners need, dark on light whatever the theme. */
export function Square({ square: { size, path }, label }: Props) {
  const side = size + 8
  const drawing = (
    <svg viewBox={`-4 -4 ${side} ${side}`} shapeRendering="crispEdges" aria-hidden="true">
      <path className="ui-square-light" d={`M-4 -4h${side}v${side}h-${side}z`} />
      <path className="ui-square-dark" d={path} />
    </svg>
  )
  return label ? (
    <div className="ui-square" role="img" aria-label={label}>
      {drawing}
    </div>
  ) : (
    <div className="ui-square">{drawing}</div>
  )
}

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { en } from '../messages.pictures.en.ts'
import { fr } from '../messages.pictures.fr.ts'
import type { Tiles } from '../rules/map/tiles.ts'
import type { Point } from '../rules/places.ts'
import type { MapLine, MapMark } from './marks.ts'
import { Sketch } from './Sketch.tsx'

type Props = {
  /** What the map shows, in a sentence. */
  label: string
  marks: readonly MapMark[]
  lines?: readonly MapLine[]
  /** Where its ground comes from; null: it is a plain sketch, and nothing is asked of anybody. */
  tiles: Tiles | null
  /** Lets the mark that is `chosen` be put elsewhere. */
  onPick?: (point: Point) => void
  legend?: ReactNode
}

const NONE: readonly MapLine[] = []

/** Points and ways: a sketch in the page, then tiles over it where the hub has some and scripts run. */
export function RoundMap({ label, marks, lines = NONE, tiles, onPick, legend }: Props) {
  const w = useWords({ fr, en }).map
  const frame = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const [state, setState] = useState<'sketch' | 'tiles' | 'broken'>('sketch')
  const empty = marks.length === 0
  // The map is drawn once for what the page came with: marks do not change under it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is a new map
  useEffect(() => {
    const element = place.current
    if (!tiles || !element || empty) return
    let left = false
    let undo: (() => void) | undefined
    // The library measures its place: it must be there.
    setState('tiles')
    const words = { zoomIn: w.zoomIn, zoomOut: w.zoomOut, map: label }
    const told = pick.current && ((point: Point) => pick.current?.(point))
    import('./tile-map.ts')
      .then(({ drawTiles }) => drawTiles(element, { tiles, marks, lines, words, onPick: told }))
      .then(
        (remove) => {
          if (left) remove()
          else undo = remove
        },
        () => setState('broken'),
      )
    return () => {
      left = true
      undo?.()
    }
  }, [tiles?.url, empty])
  return (
    <>
      {state === 'broken' && <Notice live={false}>{w.noTiles}</Notice>}
      <div className="rounds-map" ref={frame} data-tiles={state === 'tiles' ? '' : undefined}>
        <div className="rounds-tiles" ref={place} />
        <Sketch label={label} marks={marks} lines={lines} />
      </div>
      {legend}
    </>
  )
}

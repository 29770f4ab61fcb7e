import { type RefObject, useCallback } from 'react'
import { type Adapter, drags, pieces, useDragging } from '#ui/drag.ts'

/** A stop or an errand let go: in a round at a place, or back among what waits. */
export type Dropped =
  | { kind: 'stop'; key: string; part: string; from: string; to: string; place: number | null }
  | { kind: 'errand'; key: string; to: string; place: number | null }

/**
 * Lets stops and what waits be dragged. Everything needed is written in the page (`data-stop`, `data-errand` on what
 * moves, `data-column` and `data-waiting` on places); a drop sends what the form beside it would.
 */
export function useStops(
  board: RefObject<HTMLElement | null>,
  state: unknown,
  onDrop: (what: Dropped) => void,
): void {
  const begin = useCallback(
    (root: HTMLElement, adapter: Adapter) => {
      const clear = () => {
        for (const one of pieces(root, '[data-edge]')) one.removeAttribute('data-edge')
      }
      return [
        ...pieces(root, '[data-stop][data-movable], [data-errand]').map((element) =>
          drags(adapter, element, { data: () => ({ element }), end: clear }),
        ),
        ...pieces(root, '[data-column], [data-waiting]').map((place) =>
          placeIn(place, adapter, clear, onDrop),
        ),
      ]
    },
    [onDrop],
  )
  useDragging(board, state, begin)
}

/** The place among the stops of a column where something let go at a height would stand, that stop itself left out. */
function placeAt(
  column: HTMLElement,
  y: number,
  moved: HTMLElement,
): { place: number; before: Element | null } {
  const stops = pieces(column, '[data-stop]').filter((one) => one !== moved)
  const index = stops.findIndex((one) => {
    const box = one.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  return index === -1
    ? { place: stops.length + 1, before: null }
    : { place: index + 1, before: stops[index]! }
}

function placeIn(
  element: HTMLElement,
  { dropTargetForElements }: Adapter,
  clear: () => void,
  onDrop: (what: Dropped) => void,
) {
  const number = element.dataset.column
  const unmark = () => {
    element.removeAttribute('data-target')
    clear()
  }
  return dropTargetForElements({
    element,
    canDrop: ({ source }) =>
      number !== undefined || (source.data.element as HTMLElement).dataset.stop !== undefined,
    onDrag({ source, location }) {
      element.setAttribute('data-target', '')
      clear()
      if (!number) return
      const moved = source.data.element as HTMLElement
      const { before } = placeAt(element, location.current.input.clientY, moved)
      if (before) before.setAttribute('data-edge', 'before')
      else pieces(element, '[data-stop]').at(-1)?.setAttribute('data-edge', 'after')
    },
    onDragLeave: unmark,
    onDrop({ source, location }) {
      unmark()
      const moved = source.data.element as HTMLElement
      const to = number ?? 'attente'
      const place = number ? placeAt(element, location.current.input.clientY, moved).place : null
      const { key = '', part = '', round = '', errand } = moved.dataset
      if (errand) onDrop({ kind: 'errand', key: errand, to, place })
      else onDrop({ kind: 'stop', key, part, from: round, to, place })
    },
  })
}

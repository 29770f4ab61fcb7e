import { type RefObject, useEffect } from 'react'

/** A stop or an errand let go: in a round at a place, or back among what waits. */
export type Dropped =
  | { kind: 'stop'; key: string; part: string; from: string; to: string; place: number | null }
  | { kind: 'errand'; key: string; to: string; place: number | null }

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/**
 * Lets stops and what waits be dragged. Everything needed is written in the page (`data-stop`, `data-errand` on what
 * moves, `data-column` and `data-waiting` on places); a drop sends what the form beside it would.
 */
export function useStops(
  board: RefObject<HTMLElement | null>,
  /** What the page shows: listened to anew when it changes; null: nothing may be moved. */
  state: unknown,
  onDrop: (what: Dropped) => void,
): void {
  useEffect(() => {
    let undo: (() => void) | undefined
    let left = false
    const root = board.current
    if (root && state)
      import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
        if (!left) undo = listen(root, adapter, onDrop)
      })
    return () => {
      left = true
      undo?.()
    }
  }, [board, state, onDrop])
}

/** The place among the stops of a column where something let go at a height would stand, that stop itself left out. */
function placeAt(
  column: HTMLElement,
  y: number,
  moved: HTMLElement,
): { place: number; before: Element | null } {
  const stops = [...column.querySelectorAll<HTMLElement>('[data-stop]')].filter((one) => one !== moved)
  const index = stops.findIndex((one) => {
    const box = one.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  return index === -1
    ? { place: stops.length + 1, before: null }
    : { place: index + 1, before: stops[index]! }
}

function listen(root: HTMLElement, adapter: Adapter, onDrop: (what: Dropped) => void): () => void {
  const { draggable, dropTargetForElements } = adapter
  const undo: (() => void)[] = []
  const clear = () => {
    for (const one of root.querySelectorAll('[data-edge]')) one.removeAttribute('data-edge')
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-stop][data-movable], [data-errand]')) {
    element.setAttribute('data-drags', '')
    undo.push(
      draggable({
        element,
        getInitialData: () => ({ element }),
        onDragStart: () => element.setAttribute('data-dragged', ''),
        onDrop: () => {
          element.removeAttribute('data-dragged')
          clear()
        },
      }),
    )
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-column], [data-waiting]')) {
    const number = element.dataset.column
    undo.push(
      dropTargetForElements({
        element,
        canDrop: ({ source }) =>
          number !== undefined || (source.data.element as HTMLElement).dataset.stop !== undefined,
        onDrag({ source, location }) {
          element.setAttribute('data-target', '')
          clear()
          if (!number) return
          const { before } = placeAt(
            element,
            location.current.input.clientY,
            source.data.element as HTMLElement,
          )
          if (before) before.setAttribute('data-edge', 'before')
          else [...element.querySelectorAll('[data-stop]')].at(-1)?.setAttribute('data-edge', 'after')
        },
        onDragLeave: () => {
          element.removeAttribute('data-target')
          clear()
        },
        onDrop({ source, location }) {
          element.removeAttribute('data-target')
          clear()
          const moved = source.data.element as HTMLElement
          const to = number ?? 'attente'
          const place = number ? placeAt(element, location.current.input.clientY, moved).place : null
          const { key = '', part = '', round = '', errand } = moved.dataset
          if (errand) onDrop({ kind: 'errand', key: errand, to, place })
          else onDrop({ kind: 'stop', key, part, from: round, to, place })
        },
      }),
    )
  }
  return () => {
    for (const end of undo) end()
  }
}

import { type RefObject, useEffect } from 'react'

export type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')
type Undo = () => void

/**
 * Lets pieces of a page be dragged. All that this needs is written in the page, where a form or a button does the same,
 * so that without scripts nothing is missing; the library comes after the page.
 * @param state what the page shows: listened to anew when it changes; null: nothing may be moved
 * @param listen what begins to listen, and the ways to end it; the same function from one render to the next
 */
export function useDragging(
  board: RefObject<HTMLElement | null>,
  state: unknown,
  listen: (root: HTMLElement, adapter: Adapter) => readonly Undo[],
): void {
  useEffect(() => {
    let undo: readonly Undo[] = []
    let left = false
    const root = board.current
    if (root && state !== null)
      import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
        if (!left) undo = listen(root, adapter)
      })
    return () => {
      left = true
      for (const end of undo) end()
    }
  }, [board, state, listen])
}

type Carried = {
  /** What places are told of it; `clientY` is where it was taken. */
  data(at: { readonly clientY: number }): Record<string, unknown>
  /** What is marked `data-dragged` meanwhile, when it is not the piece itself. */
  readonly shown?: HTMLElement
  start?(): void
  end?(): void
}

/** A piece that may be dragged, marked `data-drags`. */
export function drags({ draggable }: Adapter, element: HTMLElement, carried: Carried): Undo {
  const { data, shown = element, start, end } = carried
  element.setAttribute('data-drags', '')
  return draggable({
    element,
    getInitialData: ({ input }) => data(input),
    onDragStart: () => {
      shown.setAttribute('data-dragged', '')
      start?.()
    },
    onDrop: () => {
      shown.removeAttribute('data-dragged')
      end?.()
    },
  })
}

/** All the pieces of a page that a selector finds. */
export const pieces = (root: HTMLElement, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
]

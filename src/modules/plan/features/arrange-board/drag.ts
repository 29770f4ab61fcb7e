import { type RefObject, useCallback } from 'react'
import { type Side, sides } from '#modules/plan/notes.ts'
import { type Block, blocks } from '#modules/plan/rules/vocabulary.ts'
import { type Adapter, drags, pieces, useDragging } from '#ui/drag.ts'

export type Drop = { id: string; block: Block; side: Side | null; over?: string; after?: boolean }

const among = <T extends string>(words: readonly T[], word: string | undefined): T | null =>
  words.find((w) => w === word) ?? null

/**
 * Lets slips be dragged. Everything they need is written in the page (`data-note` on slips, `data-zone` and
 * `data-side` on places), so without scripts the board is the same and buttons move the slips.
 */
export function useDrag(
  board: RefObject<HTMLElement | null>,
  state: unknown,
  onDrop: (drop: Drop) => void,
): void {
  const begin = useCallback(
    (root: HTMLElement, adapter: Adapter) => [
      ...pieces(root, '[data-note]').flatMap((slip) => slipIn(slip, adapter)),
      ...pieces(root, '[data-zone]').map((place) => placeIn(place, adapter)),
      letGo(adapter, onDrop),
    ],
    [onDrop],
  )
  useDragging(board, state, begin)
}

const mark = (element: Element, edge?: string) =>
  edge ? element.setAttribute('data-edge', edge) : element.removeAttribute('data-edge')

/** A slip moves, and another one may be let go before or after it. */
function slipIn(element: HTMLElement, adapter: Adapter) {
  const id = element.dataset.note
  return [
    drags(adapter, element, { data: () => ({ id }) }),
    adapter.dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.id !== id,
      getData: ({ input }) => {
        const box = element.getBoundingClientRect()
        return { over: id, after: input.clientY > box.top + box.height / 2 }
      },
      onDrag: ({ self }) => mark(element, self.data.after ? 'after' : 'before'),
      onDragLeave: () => mark(element),
      onDrop: () => mark(element),
    }),
  ]
}

const placeIn = (element: HTMLElement, { dropTargetForElements }: Adapter) =>
  dropTargetForElements({
    element,
    getData: () => ({ zone: element.dataset.zone, side: element.dataset.side }),
    onDragEnter: () => mark(element, 'inside'),
    onDragLeave: () => mark(element),
    onDrop: () => mark(element),
  })

const letGo = ({ monitorForElements }: Adapter, onDrop: (drop: Drop) => void) =>
  monitorForElements({
    onDrop({ source, location }) {
      const data = Object.assign({}, ...location.current.dropTargets.map((target) => target.data))
      const block = among(blocks, data.zone)
      if (!block || typeof source.data.id !== 'string') return
      const over = typeof data.over === 'string' ? { over: data.over, after: data.after === true } : {}
      onDrop({ id: source.data.id, block, side: among(sides, data.side), ...over })
    },
  })

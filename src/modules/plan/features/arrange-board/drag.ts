import { type RefObject, useEffect } from 'react'
import { type Side, sides } from '#modules/plan/notes.ts'
import { type Block, blocks } from '#modules/plan/rules/vocabulary.ts'

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

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

function listen(root: HTMLElement, adapter: Adapter, onDrop: (drop: Drop) => void): () => void {
  const { draggable, dropTargetForElements, monitorForElements } = adapter
  const undo: (() => void)[] = []
  const mark = (element: Element, edge?: string) =>
    edge ? element.setAttribute('data-edge', edge) : element.removeAttribute('data-edge')
  for (const element of root.querySelectorAll<HTMLElement>('[data-note]')) {
    const id = element.dataset.note
    undo.push(
      draggable({
        element,
        getInitialData: () => ({ id }),
        onDragStart: () => element.setAttribute('data-dragged', 'true'),
        onDrop: () => element.removeAttribute('data-dragged'),
      }),
      dropTargetForElements({
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
    )
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-zone]'))
    undo.push(
      dropTargetForElements({
        element,
        getData: () => ({ zone: element.dataset.zone, side: element.dataset.side }),
        onDragEnter: () => mark(element, 'inside'),
        onDragLeave: () => mark(element),
        onDrop: () => mark(element),
      }),
    )
  undo.push(
    monitorForElements({
      onDrop({ source, location }) {
        const data = Object.assign({}, ...location.current.dropTargets.map((target) => target.data))
        const block = among(blocks, data.zone)
        if (!block || typeof source.data.id !== 'string') return
        const over = typeof data.over === 'string' ? { over: data.over, after: data.after === true } : {}
        onDrop({ id: source.data.id, block, side: among(sides, data.side), ...over })
      },
    }),
  )
  return () => {
    for (const end of undo) end()
  }
}

import { type RefObject, useEffect } from 'react'

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/**
 * Lets cards be dragged from a column to another. A drop presses the card's own button for that column: the page holds
 * everything, so that without scripts nothing is missing.
 */
export function useCards(board: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let undo: (() => void) | undefined
    let left = false
    import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
      if (!left && board.current) undo = listen(board.current, adapter)
    })
    return () => {
      left = true
      undo?.()
    }
  }, [board])
}

const places = (card: HTMLElement) => (card.dataset.to ?? '').split(' ').filter(Boolean)

function listen(root: HTMLElement, { draggable, dropTargetForElements }: Adapter): () => void {
  const columns = [...root.querySelectorAll<HTMLElement>('[data-column]')]
  const mark = (card: HTMLElement | null) => {
    for (const column of columns)
      column.toggleAttribute('data-open', card !== null && places(card).includes(column.dataset.column ?? ''))
  }
  const undo: (() => void)[] = []
  for (const element of root.querySelectorAll<HTMLElement>('[data-card]')) {
    if (places(element).length === 0) continue
    element.setAttribute('data-drags', '')
    undo.push(
      draggable({
        element,
        getInitialData: () => ({ card: element }),
        onDragStart: () => mark(element),
        onDrop: () => mark(null),
      }),
    )
  }
  for (const element of columns) {
    const column = element.dataset.column ?? ''
    const over = (on: boolean) => element.toggleAttribute('data-over', on)
    undo.push(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => places(source.data.card as HTMLElement).includes(column),
        onDragEnter: () => over(true),
        onDragLeave: () => over(false),
        onDrop({ source }) {
          over(false)
          const card = source.data.card as HTMLElement
          card.querySelector<HTMLButtonElement>(`button[data-to="${column}"]`)?.click()
        },
      }),
    )
  }
  return () => {
    for (const end of undo) end()
  }
}

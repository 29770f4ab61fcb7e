import type { RefObject } from 'react'
import { type Adapter, drags, pieces, useDragging } from '#ui/drag.ts'

/**
 * Lets cards be dragged from a column to another. A drop presses the card's own button for that column: the page holds
 * everything, so that without scripts nothing is missing.
 */
export const useCards = (board: RefObject<HTMLElement | null>): void => useDragging(board, true, listen)

const places = (card: HTMLElement) => (card.dataset.to ?? '').split(' ').filter(Boolean)

function listen(root: HTMLElement, adapter: Adapter) {
  const columns = pieces(root, '[data-column]')
  const mark = (card: HTMLElement | null) => {
    for (const column of columns)
      column.toggleAttribute('data-open', card !== null && places(card).includes(column.dataset.column ?? ''))
  }
  const cards = pieces(root, '[data-card]').filter((card) => places(card).length > 0)
  return [
    ...cards.map((card) =>
      drags(adapter, card, { data: () => ({ card }), start: () => mark(card), end: () => mark(null) }),
    ),
    ...columns.map((element) => {
      const column = element.dataset.column ?? ''
      const over = (on: boolean) => element.toggleAttribute('data-over', on)
      return adapter.dropTargetForElements({
        element,
        canDrop: ({ source }) => places(source.data.card as HTMLElement).includes(column),
        onDragEnter: () => over(true),
        onDragLeave: () => over(false),
        onDrop({ source }) {
          over(false)
          const card = source.data.card as HTMLElement
          card.querySelector<HTMLButtonElement>(`button[data-to="${column}"]`)?.click()
        },
      })
    }),
  ]
}

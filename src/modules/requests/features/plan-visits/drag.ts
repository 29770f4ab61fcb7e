import { type RefObject, useEffect } from 'react'

/** Where something was let go: a day, perhaps somebody's line, and an hour when the place has hours. */
export type Drop = { day: string; who: string | null; minute: number | null }
export type Dragged =
  | { kind: 'visit'; id: string }
  | { kind: 'request'; id: string; minutes: number; who: string | null }
  | { kind: 'end'; id: string }

/** Minutes that a drop is rounded to. */
const STEP = 15

/**
 * Lets visits and requests be dragged. Everything needed is written in the page (`data-visit`, `data-request`,
 * `data-grip` on what moves, `data-day` and `data-who` on places), so without scripts forms do the same.
 */
export function useDrag(
  board: RefObject<HTMLElement | null>,
  state: unknown,
  hourOf: (minute: number) => string,
  onDrop: (what: Dragged, to: Drop) => void,
): void {
  useEffect(() => {
    let undo: (() => void) | undefined
    let left = false
    const root = board.current
    if (root && state)
      import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
        if (!left) undo = listen(root, adapter, hourOf, onDrop)
      })
    return () => {
      left = true
      undo?.()
    }
  }, [board, state, hourOf, onDrop])
}

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/** The minute of the day at a height of a column, or null where a place has no hours. */
function minuteAt(place: HTMLElement, y: number): number | null {
  const grid = place.closest<HTMLElement>('.cal-grid')
  // On a phone the column is a list: it has no hours either.
  if (!grid || getComputedStyle(place).position !== 'relative') return null
  const [from, to] = [Number(grid.dataset.from), Number(grid.dataset.to)]
  const box = place.getBoundingClientRect()
  const minute = from + ((y - box.top) / box.height) * (to - from)
  return Math.min(Math.max(Math.round(minute / STEP) * STEP, from), to)
}

function listen(
  root: HTMLElement,
  adapter: Adapter,
  hourOf: (minute: number) => string,
  onDrop: (what: Dragged, to: Drop) => void,
): () => void {
  const { draggable, dropTargetForElements, monitorForElements } = adapter
  const undo: (() => void)[] = []
  /** How far below its top a visit was taken. */
  const hold = (element: HTMLElement) => (at: { clientY: number }) =>
    Math.max(0, at.clientY - element.getBoundingClientRect().top)
  const moves = (element: HTMLElement, what: Dragged, shown: HTMLElement) =>
    draggable({
      element,
      getInitialData: ({ input }) => ({ what, hold: what.kind === 'visit' ? hold(shown)(input) : 0 }),
      onDragStart: () => shown.setAttribute('data-dragged', 'true'),
      onDrop: () => shown.removeAttribute('data-dragged'),
    })
  for (const element of root.querySelectorAll<HTMLElement>('[data-visit][data-movable]'))
    undo.push(
      moves(element, { kind: 'visit', id: element.dataset.visit ?? '' }, element.parentElement ?? element),
    )
  for (const element of root.querySelectorAll<HTMLElement>('[data-grip]'))
    undo.push(
      moves(element, { kind: 'end', id: element.dataset.grip ?? '' }, element.parentElement ?? element),
    )
  for (const element of root.querySelectorAll<HTMLElement>('[data-request]')) {
    const { request = '', minutes, who } = element.dataset
    undo.push(
      moves(element, { kind: 'request', id: request, minutes: Number(minutes), who: who ?? null }, element),
    )
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-day]'))
    undo.push(
      dropTargetForElements({
        element,
        getData: ({ input, source }) => ({
          day: element.dataset.day,
          who: element.dataset.who ?? null,
          minute: minuteAt(element, input.clientY - Number(source.data.hold ?? 0)),
        }),
        onDrag: ({ self }) => {
          const minute = typeof self.data.minute === 'number' ? self.data.minute : null
          element.dataset.drop = minute === null ? '' : hourOf(minute)
          const grid = element.closest<HTMLElement>('.cal-grid')
          if (minute === null || !grid) return
          const [from, to] = [Number(grid.dataset.from), Number(grid.dataset.to)]
          element.style.setProperty('--drop', `${((minute - from) / (to - from)) * 100}%`)
        },
        onDragLeave: () => delete element.dataset.drop,
        onDrop: () => delete element.dataset.drop,
      }),
    )
  undo.push(
    monitorForElements({
      onDrop({ source, location }) {
        const [place] = location.current.dropTargets
        if (!place) return
        const { day, who, minute } = place.data as { day?: string; who: string | null; minute: number | null }
        if (day) onDrop(source.data.what as Dragged, { day, who, minute })
      },
    }),
  )
  return () => {
    for (const end of undo) end()
  }
}

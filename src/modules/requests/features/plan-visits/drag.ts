import { type RefObject, useCallback } from 'react'
import { type Adapter, drags, pieces, useDragging } from '#ui/drag.ts'

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
  const begin = useCallback(
    (root: HTMLElement, adapter: Adapter) => [
      ...whatMoves(root, adapter),
      ...pieces(root, '[data-day]').map((place) => placeIn(place, adapter, hourOf)),
      letGo(adapter, onDrop),
    ],
    [hourOf, onDrop],
  )
  useDragging(board, state, begin)
}

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

/** A visit is let go by its top: `hold` is how far below it was taken. */
function whatMoves(root: HTMLElement, adapter: Adapter) {
  const around = (element: HTMLElement) => element.parentElement ?? element
  const visits = pieces(root, '[data-visit][data-movable]').map((element) => {
    const shown = around(element)
    const what: Dragged = { kind: 'visit', id: element.dataset.visit ?? '' }
    const hold = (y: number) => Math.max(0, y - shown.getBoundingClientRect().top)
    return drags(adapter, element, { shown, data: ({ clientY }) => ({ what, hold: hold(clientY) }) })
  })
  const ends = pieces(root, '[data-grip]').map((element) => {
    const what: Dragged = { kind: 'end', id: element.dataset.grip ?? '' }
    return drags(adapter, element, { shown: around(element), data: () => ({ what, hold: 0 }) })
  })
  const requests = pieces(root, '[data-request]').map((element) => {
    const { request = '', minutes, who = null } = element.dataset
    const what: Dragged = { kind: 'request', id: request, minutes: Number(minutes), who }
    return drags(adapter, element, { data: () => ({ what, hold: 0 }) })
  })
  return [...visits, ...ends, ...requests]
}

const placeIn = (
  element: HTMLElement,
  { dropTargetForElements }: Adapter,
  hourOf: (minute: number) => string,
) =>
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
  })

const letGo = ({ monitorForElements }: Adapter, onDrop: (what: Dragged, to: Drop) => void) =>
  monitorForElements({
    onDrop({ source, location }) {
      const [place] = location.current.dropTargets
      if (!place) return
      const { day, who, minute } = place.data as { day?: string; who: string | null; minute: number | null }
      if (day) onDrop(source.data.what as Dragged, { day, who, minute })
    },
  })

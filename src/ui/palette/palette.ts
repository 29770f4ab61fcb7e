import { keysOf } from './keys.ts'
import { choose, type Group, paint, step } from './panel.ts'

/**
 * The search box of the frame, made quicker by scripts: it answers as one types, and leads to any page of the
 * navigation. Without scripts it stays a form that opens the page of results. Loaded alone, without React, by every
 * page of a hub: a few kilobytes.
 */
type Setup = {
  /** Where the answers come from, as JSON: `{ groups: Group[] }`. */
  find: string
  /** Pages and gestures that need no question to the server. */
  go: Group
  words: { results: (n: number) => string; none: string; failed: string }
}

/** Milliseconds without a key before the server is asked: between two letters of somebody who types. */
const PAUSE = 120

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function setupIn(box: HTMLElement): Setup {
  const { find, go, many, one, none, failed } = JSON.parse(box.dataset.palette ?? '{}')
  const results = (n: number) => (n === 1 ? one : String(many).replace('0', String(n)))
  return { find, go, words: { results, none, failed } }
}

function start(box: HTMLElement, input: HTMLInputElement, panel: HTMLElement): void {
  const { find, go, words } = setupIn(box)
  const said = panel.querySelector<HTMLElement>('[role=status]')
  const list = panel.querySelector<HTMLElement>('[role=listbox]')
  if (!said || !list) return
  let asked: AbortController | undefined
  let timer: number | undefined
  /** What the server answered last: it stays under the pages until the next answer, so that nothing flickers. */
  let found: readonly Group[] = []

  const open = (shown: boolean) => {
    panel.hidden = !shown
    input.setAttribute('aria-expanded', String(shown))
    if (!shown) input.removeAttribute('aria-activedescendant')
  }
  const show = (groups: readonly Group[], status: string) => {
    said.textContent = status
    paint(list, groups)
    input.removeAttribute('aria-activedescendant')
    open(true)
  }
  const pagesFor = (typed: string): Group => ({
    label: go.label,
    items: go.items.filter((item) =>
      folded(item.label)
        .split(/\s+/)
        .some((word) => word.startsWith(typed)),
    ),
  })

  async function ask(): Promise<void> {
    asked?.abort()
    const typed = folded(input.value.trim())
    if (typed === '') return
    const mine = new AbortController()
    asked = mine
    const pages = pagesFor(typed)
    try {
      const answer = await fetch(`${find}?q=${encodeURIComponent(input.value.trim())}`, {
        signal: mine.signal,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { groups } = (await answer.json()) as { groups: Group[] }
      found = groups
      const n = [pages, ...groups].reduce((sum, group) => sum + group.items.length, 0)
      show([pages, ...groups], n === 0 ? words.none : words.results(n))
    } catch {
      if (!mine.signal.aborted) show([pages], words.failed)
    }
  }

  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  input.addEventListener('input', () => {
    clearTimeout(timer)
    const typed = folded(input.value.trim())
    show(typed === '' ? [go] : [pagesFor(typed), ...found], '')
    timer = setTimeout(ask, PAUSE) as unknown as number
  })
  input.addEventListener('focus', () => {
    if (input.value.trim() === '') show([go], '')
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault()
      open(false)
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (panel.hidden && input.value.trim() === '') show([go], '')
      else if (panel.hidden) void ask()
      else step(input, list, event.key === 'ArrowDown' ? 1 : -1)
    }
    if (event.key === 'Enter' && !panel.hidden && choose(input, list)) event.preventDefault()
  })
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) open(false)
  })
}

/** The boxes are there when the script runs: it is deferred. */
for (const box of document.querySelectorAll<HTMLElement>('[data-palette]')) {
  const input = box.querySelector('input')
  const panel = box.querySelector<HTMLElement>('.ui-palette')
  if (input && panel) start(box, input, panel)
}
keysOf(document)

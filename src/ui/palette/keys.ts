/** Where this browser remembers that single keys are off. */
const KEPT = 'palier.keys'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const rowsOf = (page: Document) => [...page.querySelectorAll<HTMLElement>('main .ui-row-link')]

/** The link of the next or previous row takes the focus. */
function walk(page: Document, by: 1 | -1): void {
  const rows = rowsOf(page)
  const at = rows.indexOf(page.activeElement as HTMLElement)
  rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus()
}

/** Ticks the row that has the focus, when its list has boxes. */
function tick(page: Document): void {
  page.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
}

/**
 * The keys of every page. Ctrl K (or ⌘ K) always leads to the search box; single keys can be turned off in the help
 * that « ? » opens (WCAG 2.1.4), and never answer while somebody types.
 */
export function keysOf(page: Document): void {
  const box = page.querySelector<HTMLInputElement>('[data-palette] input')
  const help = page.getElementById('ui-keys')
  const single = help?.querySelector<HTMLInputElement>('input[name=single-keys]')
  const desk = page.querySelector<HTMLAnchorElement>('.ui-nav a[data-key="n"]')
  const on = () => localStorage.getItem(KEPT) !== 'off'
  if (single) {
    single.checked = on()
    single.addEventListener('change', () => localStorage.setItem(KEPT, single.checked ? 'on' : 'off'))
  }
  const keys: Record<string, () => void> = {
    '/': () => box?.focus(),
    '?': () => help?.showPopover(),
    n: () => desk?.click(),
    j: () => walk(page, 1),
    k: () => walk(page, -1),
    x: () => tick(page),
  }
  page.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k' && box) {
      event.preventDefault()
      box.focus()
      box.select()
      return
    }
    if (ctrlKey || metaKey || altKey || typing(event.target) || !on()) return
    const act = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  })
}

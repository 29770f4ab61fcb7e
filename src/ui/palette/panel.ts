/** One line of the panel: where it leads, and a few words beside its name. */
export type Item = { label: string; href: string; detail?: string }
export type Group = { label: string; items: Item[] }

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** Writes the groups as a listbox of links: a click follows them, the keyboard goes through `step` and `choose`. */
export function paint(list: HTMLElement, groups: readonly Group[]): void {
  let n = 0
  list.replaceChildren(
    ...groups
      .filter(({ items }) => items.length > 0)
      .map((group, g) => {
        const section = element('div', 'ui-palette-group')
        section.setAttribute('role', 'group')
        const title = element('div', 'ui-palette-title', group.label)
        title.id = `${list.id}-g${g}`
        section.setAttribute('aria-labelledby', title.id)
        const rows = group.items.map((item) => {
          const row = element('a', 'ui-palette-item') as HTMLAnchorElement
          row.href = item.href
          row.id = `${list.id}-${n++}`
          row.setAttribute('role', 'option')
          row.setAttribute('aria-selected', 'false')
          row.tabIndex = -1
          row.append(element('span', '', item.label))
          if (item.detail) row.append(element('span', 'ui-palette-detail', item.detail))
          return row
        })
        section.append(title, ...rows)
        return section
      }),
  )
}

const options = (list: HTMLElement) => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')]

/** Moves the chosen line by one, round the end; the focus stays in the box, as the combobox pattern wants it. */
export function step(input: HTMLInputElement, list: HTMLElement, by: 1 | -1): void {
  const all = options(list)
  if (all.length === 0) return
  const at = all.findIndex((one) => one.id === input.getAttribute('aria-activedescendant'))
  const next = at === -1 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length
  for (const one of all) one.setAttribute('aria-selected', String(one === all[next]))
  const chosen = all[next]
  if (!chosen) return
  input.setAttribute('aria-activedescendant', chosen.id)
  chosen.scrollIntoView({ block: 'nearest' })
}

/** Follows the chosen line; false when none is, so that the form is sent instead. */
export function choose(input: HTMLInputElement, list: HTMLElement): boolean {
  const id = input.getAttribute('aria-activedescendant')
  const chosen = options(list).find((one) => one.id === id)
  chosen?.click()
  return chosen !== undefined
}

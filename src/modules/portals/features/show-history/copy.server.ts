import { historyFr } from '#modules/portals/messages.history.fr.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import { formatInstant } from '#ui/dates.ts'
import type { Copy } from './query.server.ts'

/** Money as cents in digits, instants in ISO: what any program reads. */
export const copyAsJson = (copy: Copy): string =>
  JSON.stringify(copy, (_, value) => (typeof value === 'bigint' ? Number(value) : value), 2)

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
  )

const CENTS = new Set(['fee', 'amount', 'outstanding', 'price_cents'])

function shown(zone: string, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (CENTS.has(key)) return `${(Number(value) / 100).toFixed(2).replace('.', ',')} €`
  if (value instanceof Date) return formatInstant(value, zone, 'fr')
  if (Array.isArray(value)) return value.map((one) => shown(zone, '', one)).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

const list = (zone: string, row: Readonly<Record<string, unknown>>): string =>
  `<dl>${Object.entries(row)
    .map(([key, value]) => [key, shown(zone, key, value)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `<dt>${escaped(key)}</dt><dd>${escaped(text)}</dd>`)
    .join('')}</dl>`

const part = (zone: string, title: string, rows: readonly unknown[]): string => {
  const items = rows.map((row) =>
    typeof row === 'object' && row !== null
      ? list(zone, row as Record<string, unknown>)
      : `<p>${escaped(String(row))}</p>`,
  )
  return `<section><h2>${escaped(title)}</h2>${items.join('') || `<p>${historyFr.file.nothing}</p>`}</section>`
}

const STYLE = `body{font:17px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1f2a2e}
h1,h2{line-height:1.2}section{margin-top:2rem}dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem;margin:0 0 1rem;
padding-bottom:1rem;border-bottom:1px solid #ddd6ca}dt{color:#5a6469}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
@media(max-width:600px){dl{grid-template-columns:1fr}}`

/** One file that opens anywhere, without a link or a script, in French: it is handed to somebody. */
export function copyAsHtml(hub: Hub, copy: Copy, at: Date): string {
  const w = historyFr.file
  const { person } = copy
  const title = w.title(`${person.firstName} ${person.lastName}`.trim())
  const on = formatInstant(at, hub.zone, 'fr')
  const of = (key: Exclude<keyof typeof w.sections, 'person' | 'household'>) =>
    part(hub.zone, w.sections[key], copy[key])
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1><p>${escaped(w.made(hub.name, on))}</p><p>${escaped(w.rights)}</p>
${part(hub.zone, w.sections.person, [person])}
${part(hub.zone, w.sections.household, copy.household ? [copy.household] : [])}
${(['roles', 'memberships', 'consents', 'proxies', 'requests', 'forms', 'payments', 'owed', 'messages', 'timeline'] as const).map(of).join('\n')}
</body></html>
`
}

import { parseDay } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { copyFields, copyWords, happenedFr, purposeFr } from '#modules/portals/messages.copy.fr.ts'
import { historyFr } from '#modules/portals/messages.history.fr.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { formatEuros, NBSP } from '#ui/format.ts'
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
const PHONES = new Set(['phone', 'address'])

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A value as its owner reads it: our words in French, money in euros, days and instants in full. */
function shown(zone: string, key: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return ''
  if (CENTS.has(key)) return formatEuros(cents(Number(value)), 'fr')
  if (value instanceof Date) return formatInstant(value, zone, 'fr')
  if (Array.isArray(value)) return value.map((one) => shown(zone, key, one, words)).join(', ')
  const text = String(value)
  const word = words[key]?.[text]
  if (word !== undefined) return word
  const day = parseDay(text)
  if (day.ok) return formatDay(day.value, 'fr')
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d.*[+-]\d\d$/.test(text)) return formatInstant(new Date(text), zone, 'fr')
  if (PHONES.has(key) && /^0\d{9}$/.test(text)) return text.replace(/(\d\d)(?=\d)/g, `$1${NBSP}`)
  return text
}

const list = (zone: string, row: Readonly<Record<string, unknown>>, words: Words): string =>
  `<dl>${Object.entries(row)
    .map(([key, value]) => [copyFields[key], shown(zone, key, value, words)] as const)
    .filter(([field, text]) => field !== undefined && text !== '')
    .map(([field, text]) => `<dt>${escaped(field!)}</dt><dd>${escaped(text)}</dd>`)
    .join('')}</dl>`

const section = (title: string, items: readonly string[]): string =>
  `<section><h2>${escaped(title)}</h2>${items.join('') || `<p>${historyFr.file.nothing}</p>`}</section>`

const part = (zone: string, name: string, title: string, rows: readonly unknown[]): string => {
  const words = copyWords(name)
  return section(
    title,
    rows.map((row) =>
      typeof row === 'object' && row !== null
        ? list(zone, row as Record<string, unknown>, words)
        : `<p>${escaped(shown(zone, name, row, words))}</p>`,
    ),
  )
}

/** One line of the history: when, what, about what. */
function line(zone: string, row: Copy['timeline'][number]): string {
  const words = copyWords('timeline')
  const say = (text: string | null) => (text === null ? '' : shown(zone, '', text, words))
  const about =
    row.kind === 'consent'
      ? [purposeFr(row.label ?? ''), row.detail]
      : row.kind === 'membership'
        ? [say(row.label), say(row.detail)]
        : row.kind === 'message' || row.kind === 'record'
          ? [row.label && say(copyWords('timeline').roles?.[row.label] ?? row.label)]
          : [row.label, row.detail]
  const amount =
    row.amount === null || row.kind === 'opinion' ? '' : formatEuros(cents(Number(row.amount)), 'fr')
  const rest = [...about, amount].filter(Boolean).join(' · ')
  return `<dl><dt>${escaped(formatInstant(row.at, zone, 'fr'))}</dt><dd>${escaped(
    [happenedFr(row.kind, row.what), rest].filter(Boolean).join(`${NBSP}: `),
  )}</dd></dl>`
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
  const of = (key: Exclude<keyof typeof w.sections, 'person' | 'household' | 'timeline'>) =>
    part(hub.zone, key, w.sections[key], copy[key])
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1><p>${escaped(w.made(hub.name, on))}</p><p>${escaped(w.rights)}</p>
${part(hub.zone, 'person', w.sections.person, [person])}
${part(hub.zone, 'household', w.sections.household, copy.household ? [copy.household] : [])}
${(['roles', 'memberships', 'consents', 'proxies', 'requests', 'forms', 'errands', 'payments', 'owed', 'messages'] as const).map(of).join('\n')}
${section(
  w.sections.timeline,
  copy.timeline.map((row) => line(hub.zone, row)),
)}
</body></html>
`
}

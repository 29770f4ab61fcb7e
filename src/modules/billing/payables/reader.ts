import { XMLParser } from 'fast-xml-parser'
import { type Day, parseDay } from '#kit/day.ts'
import { type Cents, cents, zero } from '#kit/money.ts'

/** An element of somebody’s file, prefixes dropped: `at('SellerTradeParty/Name')` follows a path. */
export type Reader = {
  readonly text: string
  readonly attribute: (name: string) => string
  /** The first element down a path, or an empty one: what is not there reads as nothing. */
  readonly at: (path: string) => Reader
  readonly all: (path: string) => readonly Reader[]
  readonly has: boolean
}

type Raw = Record<string, unknown>

const bare = (name: string) => name.replace(/^.*:/, '')

function readerOf(node: Raw | null): Reader {
  const [name] = Object.keys(node ?? {}).filter((key) => key !== ':@')
  const inside = ((node?.[name ?? ''] ?? []) as Raw[]).filter((one) => typeof one === 'object')
  const attributes = (node?.[':@'] ?? {}) as Record<string, string>
  const children = (step: string) =>
    inside.filter((one) => Object.keys(one).some((key) => key !== ':@' && bare(key) === step)).map(readerOf)
  const all = (path: string): readonly Reader[] => {
    const [step = '', ...rest] = path.split('/')
    const found = children(step)
    return rest.length === 0 ? found : found.flatMap((one) => one.all(rest.join('/')))
  }
  return {
    has: node !== null,
    text: inside
      .map((one) => one['#text'] ?? '')
      .join('')
      .trim(),
    attribute: (wanted) => {
      const key = Object.keys(attributes).find((one) => bare(one) === wanted)
      return key ? String(attributes[key]) : ''
    },
    at: (path) => all(path)[0] ?? readerOf(null),
    all,
  }
}

/** Euros of an XML decimal as cents, half away from zero; zero of nothing. */
export function centsOf(text: string): Cents {
  const match = /^([+-]?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return zero
  const micro = BigInt(match[2]!) * 1_000_000n + BigInt((match[3] ?? '').padEnd(6, '0').slice(0, 6))
  const size = (micro + 5000n) / 10_000n
  return cents(match[1] === '-' ? -size : size)
}

/** `20260331` (CII) or `2026-03-31` (UBL). */
export function dayOf(text: string): Day | null {
  const tidy = /^\d{8}$/.test(text)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    : text.slice(0, 10)
  const parsed = parseDay(tidy)
  return parsed.ok ? parsed.value : null
}

export const permilleOf = (percent: string): number => Math.round(Number(percent || '0') * 10) || 0
/** A French SIREN in what may be a SIREN, a SIRET or something foreign. */
export const sirenIn = (...texts: string[]): string | null =>
  texts
    .map((text) => text.replace(/\s/g, ''))
    .find((text) => /^\d{9}$|^\d{14}$/.test(text))
    ?.slice(0, 9) ?? null
export const siretIn = (...texts: string[]): string | null =>
  texts.map((text) => text.replace(/\s/g, '')).find((text) => /^\d{14}$/.test(text)) ?? null
export const orNull = (text: string): string | null => (text === '' ? null : text.slice(0, 200))

/** The root of a file and its name; null when it is no XML. */
export function rootOf(xml: string): { name: string; reader: Reader } | null {
  const parser = new XMLParser({
    ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', ignoreDeclaration: true },
    ...{ parseTagValue: false, parseAttributeValue: false, trimValues: true, ignorePiTags: true },
  })
  try {
    const raw = (parser.parse(xml) as Raw[]).find((one) => Object.keys(one).some((key) => key !== '#text'))
    const key = raw && Object.keys(raw).find((one) => one !== ':@')
    return raw && key ? { name: bare(key), reader: readerOf(raw) } : null
  } catch {
    return null
  }
}

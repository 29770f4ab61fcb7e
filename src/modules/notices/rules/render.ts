import { ok, type Result, refuse } from '#kit/result.ts'
import { printable } from '#kit/text.ts'
import type { Locale } from '#kit/words.ts'
import {
  PLACEHOLDERS,
  type Placeholder,
  placeholdersOf,
  type Said,
  type TemplateId,
  type TemplateWords,
  templateOf,
} from './templates.ts'
import { termsEn, wordsEn } from './words.en.ts'
import { termsFr, wordsFr } from './words.fr.ts'

/** Stands for the link until the message leaves: only then is the server's address known, and secrets stay out. */
export const LINK_MARK = '⟦lien⟧'

const BRACES = /\{([^{}\n]{1,40})\}/g

/** Our words for a message. */
export const defaultWords = (id: TemplateId, locale: Locale): TemplateWords =>
  (locale === 'en' ? wordsEn : wordsFr)[id]

const keyOf = (locale: Locale, word: string): Placeholder | undefined =>
  (Object.keys(PLACEHOLDERS) as Placeholder[]).find(
    (key) => PLACEHOLDERS[key][locale] === word.trim().toLowerCase(),
  )

export const brace = (key: Placeholder, locale: Locale): string => `{${PLACEHOLDERS[key][locale]}}`

export type WordsCode = 'unknown_placeholder' | 'link_missing' | 'open_brace'

/**
 * Whether a hub's words can be sent: every word between braces is one that this message knows, no brace is left open,
 * and a message that leads somewhere still does.
 */
export function checkWords(id: TemplateId, locale: Locale, words: TemplateWords): Result<null, WordsCode> {
  const known = placeholdersOf(id)
  for (const field of ['subject', 'body', 'short'] as const) {
    for (const [, word = ''] of words[field].matchAll(BRACES)) {
      const key = keyOf(locale, word)
      if (!key || !known.includes(key)) return refuse('unknown_placeholder', field)
    }
    if (/[{}]/.test(words[field].replace(BRACES, ''))) return refuse('open_brace', field)
  }
  const hasLink = words.body.toLowerCase().includes(brace('link', locale))
  return templateOf(id).link && !hasLink ? refuse('link_missing', 'body') : ok(null)
}

type Values = Partial<Record<Placeholder, string>>
type Given = Partial<Record<Placeholder, Said>>

/** Puts values in place of the words between braces. A line whose link is missing goes with it. */
function fill(text: string, locale: Locale, values: Values): string {
  const lines = values.link
    ? [text]
    : text.split('\n').filter((line) => !line.toLowerCase().includes(brace('link', locale)))
  return lines.join('\n').replace(BRACES, (whole, word: string) => {
    const key = keyOf(locale, word)
    return key ? (values[key] ?? '') : whole
  })
}

const tidy = (value: string): string => printable(value).replaceAll(LINK_MARK, '').trim()

/**
 * A message with its values, its link marked. An e-mail ends with why it came (`terms`); a text message is its short
 * words, kept within four parts of 153 letters.
 */
export function render(
  id: TemplateId,
  {
    locale,
    words,
    values,
    link,
    short,
  }: {
    locale: Locale
    words: TemplateWords
    values: Given
    link: boolean
    /** As a text message. */
    short: boolean
  },
): { subject: string; body: string } {
  const clean: Values = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      tidy(typeof value === 'string' ? value : (value?.[locale] ?? '')),
    ]),
  )
  const all: Values = { ...clean, link: link ? LINK_MARK : undefined }
  const subject = fill(words.subject, locale, all).replace(/\s+/g, ' ').trim().slice(0, 200)
  if (short) {
    // One line: it goes on without its link.
    const line = fill(words.short, locale, { ...all, link: all.link ?? ' ' })
    return { subject, body: line.replace(/\s+/g, ' ').trim().slice(0, 612) }
  }
  const terms = (locale === 'en' ? termsEn : termsFr)[templateOf(id).purpose]
  const body = fill(words.body, locale, all)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { subject, body: `${body}\n\n-- \n${fill(terms, locale, clean)}` }
}

/** The message as it leaves, with its whole link. */
export const withLink = (text: string, href: string | null): string => text.replaceAll(LINK_MARK, href ?? '')

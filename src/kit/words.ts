/** French first, English second. */
export type Locale = 'fr' | 'en'

/** The shape of words: `messages.en.ts` satisfies `Words<typeof fr>` — same keys, same functions, any words. */
export type Words<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer Item)[]
      ? readonly Words<Item>[]
      : { readonly [K in keyof T]: Words<T[K]> }

/** Picks words in a language. */
export const wordsFor = <T>(locale: Locale, both: { fr: T; en: Words<T> }): Words<T> =>
  locale === 'en' ? both.en : (both.fr as Words<T>)

import { createContext, type ReactNode, useContext } from 'react'
import type { Day } from '#kit/day.ts'
import type { Locale, Words } from '#kit/words.ts'

export type { Locale, Words }

type Language = {
  locale: Locale
  /** IANA zone of the hub; instants are shown in it. */
  zone: string
  /** The hub's current day: dates of that year are written without their year. */
  today: Day | undefined
}

const Context = createContext<Language>({ locale: 'fr', zone: 'Europe/Paris', today: undefined })

export function LanguageProvider({
  locale,
  zone = 'Europe/Paris',
  today,
  children,
}: {
  locale: Locale
  zone?: string
  today?: Day
  children: ReactNode
}) {
  return <Context.Provider value={{ locale, zone, today }}>{children}</Context.Provider>
}

export const useLanguage = (): Language => useContext(Context)
export const useLocale = (): Locale => useContext(Context).locale

/** The words of the reader's language: `const w = useWords({ fr, en })`. */
export const useWords = <T,>(words: { fr: T; en: Words<T> }): Words<T> =>
  useLocale() === 'fr' ? (words.fr as Words<T>) : words.en

import { tellEn } from './words.en.ts'

/** Said inside messages: the slot of an hour, and why nobody could do what was planned. */
export const tellFr = {
  between: (from: string, to: string) => `entre ${from} et ${to}`,
  missed: {
    absent: 'Nous avons sonné et personne n’a répondu.',
    'wrong-address': 'Nous n’avons pas trouvé l’adresse : dites-nous la bonne.',
    'not-possible': '',
    other: '',
    'not-reached': 'La tournée n’a pas pu aller jusqu’à chez vous.',
  },
} as const

/** Why it was missed, in each language; nothing where the reason is the driver's own words. */
export function missedWords(reason: string | null): { fr: string; en: string } {
  const key = reason ?? 'not-reached'
  const known = Object.hasOwn(tellFr.missed, key) ? (key as keyof typeof tellFr.missed) : 'other'
  return { fr: tellFr.missed[known], en: tellEn.missed[known] }
}

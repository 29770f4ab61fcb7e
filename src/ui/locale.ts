export type { Locale, Words } from '#kit/words.ts'

import type { Words } from '#kit/words.ts'
import type { fr } from './messages.charges.fr.ts'

export const en: Words<typeof fr> = {
  several: (n) => `${n} sums owed`,
}

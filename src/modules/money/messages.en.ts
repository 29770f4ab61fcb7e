import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  receipt: { reversalLabel: (number) => `Reversal of receipt ${number}` },
  operations: { reversalLabel: (number) => `Reversal of entry ${number}` },
}

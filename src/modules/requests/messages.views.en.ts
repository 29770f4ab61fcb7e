import type { Words } from '#kit/words.ts'
import type { viewsFr } from './messages.views.fr.ts'

export const viewsEn: Words<typeof viewsFr> = {
  label: 'Ways of looking at requests',
  liste: 'List',
  tri: 'Sort',
  tableau: 'Board',
  carte: 'Map',
}

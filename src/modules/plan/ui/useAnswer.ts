import { useLocale, useWords } from '#ui/language.tsx'
import type { Answer } from '../answer.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { sayAnswer } from '../say-answer.ts'

/** The answer of the plan in one sentence, in the reader's language. */
export const useAnswer = (answer: Answer): string => sayAnswer(answer, useWords({ fr, en }), useLocale())

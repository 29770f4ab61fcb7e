import type { Cents } from '#kit/money.ts'
import { formatHeld } from '#modules/money/ui/format-held.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Rhythm } from '../rules/schedule.ts'

type Agreed = {
  readonly price: Cents
  readonly every: Rhythm
  readonly unit: 'hours' | 'visits' | null
  readonly included: number
}

/** « 25,00 € par mois », « 2 passages compris ». */
export function useAgreedWords() {
  const w = useWords({ fr, en })
  const locale = useLocale()
  return {
    price: ({ price, every }: Pick<Agreed, 'price' | 'every'>) =>
      `${formatEuros(price, locale)} ${w.per[every]}`,
    held: ({ unit, included }: Pick<Agreed, 'unit' | 'included'>) =>
      unit ? formatHeld(unit, included, locale) : w.nothingCounted,
    holds: ({ unit, included }: Pick<Agreed, 'unit' | 'included'>) =>
      unit ? w.holds(formatHeld(unit, included, locale)) : w.nothingCounted,
  }
}

const TONES = {
  active: 'success',
  paused: 'warn',
  stopping: 'info',
  ended: 'neutral',
  soon: 'info',
} as const

export function StandingStatus({ standing }: { standing: keyof typeof TONES }) {
  const w = useWords({ fr, en })
  return <Status tone={TONES[standing]}>{w.states[standing]}</Status>
}

import { useLocale, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Fit, Why } from '../rules/fit.ts'
import type { FileState } from '../rules/life.ts'

const TONES: Record<FileState | 'none', Tone> = {
  none: 'neutral',
  candidate: 'info',
  approved: 'success',
  suspended: 'warn',
  refused: 'danger',
}

/** Where a file stands, as a word. */
export function FileStatus({ state }: { state: FileState | 'none' }) {
  const t = useWords({ fr, en })
  return <Status tone={TONES[state]}>{t.states[state]}</Status>
}

/** « expire dans 12 jours », « échu depuis 3 jours », by days left (negative once it has lapsed). */
export function Expiry({ daysLeft }: { daysLeft: number }) {
  const w = useWords({ fr, en }).documents
  if (daysLeft < 0) return <Status tone="danger">{w.lapsed(-daysLeft)}</Status>
  return <Status tone={daysLeft <= 30 ? 'warn' : 'info'}>{w.left(daysLeft)}</Status>
}

const FITS: Record<Fit, Tone> = { ok: 'success', warn: 'warn', no: 'danger' }

/** Whether somebody fits a job, and what to know: for pages that choose a provider. */
export function FitStatus({ fit, why }: { fit: Fit; why: readonly Why[] }) {
  const t = useWords({ fr, en })
  return (
    <>
      <Status tone={FITS[fit]}>{t.fits[fit]}</Status>
      {why.length > 0 && <span className="ui-soft"> {why.map((one) => t.whys[one]).join(', ')}</span>}
    </>
  )
}

/** Words of fits and reasons, for a choice in a list. */
export function useFitWords() {
  const { fits, whys } = useWords({ fr, en })
  return { fits, whys }
}

type RatingProps = {
  rating: { average: number; count: number } | null
  /** The figure alone, in a column whose header says what it is. */
  short?: boolean
}

/** « 3,7 sur 4 (12 avis) » */
export function Rating({ rating, short = false }: RatingProps) {
  const w = useWords({ fr, en }).file
  const locale = useLocale()
  if (!rating) return <span className="ui-soft">{short ? '' : w.noRating}</span>
  const average = rating.average.toFixed(1).replace('.', locale === 'fr' ? ',' : '.')
  if (!short) return <>{w.rating(average, rating.count)}</>
  return (
    <>
      {average} <small className="ui-soft">({rating.count})</small>
    </>
  )
}

import { ButtonLink } from '#ui/Button.tsx'
import { ChevronLeft, ChevronRight } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** To the year before and the year after, when there is one. */
export function YearLinks({ base, year, last }: { base: string; year: number; last: number }) {
  const t = useWords({ fr, en })
  return (
    <nav className="ui-row ui-no-print" aria-label={t.year}>
      <ButtonLink href={`${base}?annee=${year - 1}`} icon={ChevronLeft}>
        {t.otherYear(year - 1)}
      </ButtonLink>
      {year < last && (
        <ButtonLink href={`${base}?annee=${year + 1}`} icon={ChevronRight}>
          {t.otherYear(year + 1)}
        </ButtonLink>
      )}
    </nav>
  )
}

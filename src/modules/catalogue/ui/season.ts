import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { seasonRuns } from '../rules/availability.ts'

/** « d’avril à septembre », « novembre », « toute l’année ». */
export function useSeasonWords(): (season: readonly number[]) => string {
  const w = useWords({ fr, en }).terms
  return (season) => {
    const runs = seasonRuns(season)
    if (runs.length === 0) return w.allYear
    const name = (month: number) => w.months[month - 1] ?? ''
    return runs.map(([from, to]) => w.run(name(from), name(to))).join(', ')
  }
}

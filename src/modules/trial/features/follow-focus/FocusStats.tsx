import type { Matrix } from '#modules/trial/focus/matrix.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import type { CellState } from '#modules/trial/rules/cells.ts'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Stat } from '#ui/Stat.tsx'

/** How much is tested at once against the limit, and what is kept or waits. */
export function FocusStats({ matrix }: { matrix: Matrix }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { tested, most, stage, from, to } = matrix
  const year = to.slice(0, 4)
  const period = t.days(formatDay(from, locale, year), formatDay(to, locale, year))
  const count = (state: CellState) => matrix.cells.filter((cell) => cell.state === state).length
  return (
    <>
      <div className="ui-grid">
        <Stat
          label={t.testedNow}
          value={t.cells(tested)}
          period={stage?.name ?? t.noStage}
          trend={
            <Progress
              id="testees"
              label={t.limit.most}
              value={Math.min(tested, most)}
              max={most}
              words={t.testedOf(tested, most)}
            />
          }
        />
        <Stat label={t.keptNow} value={t.cells(count('kept'))} period={stage?.name ?? t.noStage} />
        <Stat label={t.candidates} value={t.cells(count('candidate'))} period={stage?.name ?? t.noStage} />
      </div>
      <p className="ui-soft">
        {stage && stage.startsOn <= to ? `${stage.name}, ${period}` : t.noStage}
        {tested === most && <> · {t.full}</>}
      </p>
    </>
  )
}

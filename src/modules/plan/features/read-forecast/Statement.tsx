import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import type { View } from '#modules/plan/rules/statements/table.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatMonth } from '#ui/dates.ts'
import { Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { type Asked, hrefOf, rowId, stepWords, viewWords } from './address.ts'
import { Facts } from './Facts.tsx'
import { Picture } from './Picture.tsx'
import { StatementSheet } from './StatementSheet.tsx'
import type { ShownStatement } from './sheets.ts'
import { StepLinks } from './Views.tsx'

type Props = {
  path: string
  asked: Asked
  f: Forecast
  other: Forecast | undefined
  statement: ShownStatement
  /** Index of the plan year we are in. */
  year: number
  /** Names of the step costs in salaries, whose hours are not known. */
  unknownHours: readonly string[]
}

/** One statement: what it says first, a picture where people would rather look, then the table in sheets. */
export function Statement({ path, asked, f, other, statement, year, unknownHours }: Props) {
  const t = useWords({ fr, en })
  const w = t.statements
  const locale = useLocale()
  const { view } = statement
  const names = [f, other].map((made) => made?.scenario?.name ?? t.forecast.base) as [string, string]
  return (
    <div className="plan-statement">
      <div className="plan-statement-head">
        <div>
          <h2 id="statement">{w.titles[view]}</h2>
          <p className="ui-soft">{w.help[view]}</p>
        </div>
        <StepLinks path={path} asked={asked} />
      </div>
      <Facts statement={statement} year={year} />
      <Picture statement={statement} f={f} other={other} />
      {view === 'staffing' && f.indicators.hoursSold === 0 && <Notice live={false}>{w.noHours}</Notice>}
      {view === 'staffing' && unknownHours.length > 0 && (
        <p className="ui-soft">{w.stepSalaries(unknownHours.join(', '))}</p>
      )}
      {statement.sheets.map((sheet, i) => (
        <div key={sheet.key} className="plan-sheet">
          {sheet.year && (
            <h3>
              {w.yearHead(
                sheet.year.year,
                formatMonth(sheet.year.first, locale),
                formatMonth(sheet.year.last, locale),
              )}
            </h3>
          )}
          <StatementSheet
            sheet={sheet}
            caption={sheet.year ? `${w.titles[view]}, ${w.yearTotal(sheet.year.year)}` : w.titles[view]}
            opens={statement.opens && i === 0}
            drill={{
              open: asked.row,
              first: i === 0,
              href: (row) =>
                row ? hrefOf(path, asked, { row }) : `${hrefOf(path, asked, { row })}#${rowId(asked.row!)}`,
            }}
          />
        </div>
      ))}
      {statement.difference && (
        <div className="plan-sheet">
          <h3>{w.difference(...names)}</h3>
          <StatementSheet
            sheet={statement.difference}
            caption={w.difference(...names)}
            opens={statement.opens}
            sign
          />
        </div>
      )}
      <Exports path={path} asked={asked} view={view} />
    </div>
  )
}

function Exports({ path, asked, view }: { path: string; asked: Asked; view: View }) {
  const t = useWords({ fr, en })
  const w = t.statements
  const params = new URLSearchParams({ vue: viewWords[view], pas: stepWords[asked.step] })
  if (asked.scenario) params.set('scenario', asked.scenario)
  return (
    <div className="ui-no-print">
      <p className="ui-row">
        <strong>{w.exports}</strong>
        {(['csv', 'xlsx'] as const).map((format) => (
          <ButtonLink key={format} icon={Download} href={`${path}/export?format=${format}&${params}`}>
            {t.forecast[format]}
          </ButtonLink>
        ))}
      </p>
      <p className="ui-soft ui-small">{w.print}</p>
    </div>
  )
}

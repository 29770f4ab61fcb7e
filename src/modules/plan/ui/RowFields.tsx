import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { type RowsField, rowName, rowsToShow, seasonName } from '../field-kinds.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Values = Readonly<Record<string, string | undefined>>
type RowWords = Readonly<Record<string, (n: number) => string>>

/** A small table to fill: instalments, prices by segment, bulk prices. Blank rows are none. */
export function RowFields({ field, values }: { field: RowsField; values: Values }) {
  const { line } = useWords({ fr, en })
  const labels: Readonly<Record<string, string>> = line.fields
  const helps: Readonly<Record<string, string>> = line.help
  const words: RowWords = line.rows
  return (
    <FieldSet legend={labels[field.path] ?? field.path} help={helps[field.path]}>
      {Array.from({ length: rowsToShow(field, values) }, (_, n) => (
        // Rows of a list that is only ever read in order: their number is their name.
        <div className="plan-row" key={rowName(field.path, n, '')} data-columns={field.columns.length}>
          {field.columns.map(({ key, kind }) => {
            const common = {
              name: rowName(field.path, n, key),
              label: words[`${field.path}.${key}`]?.(n + 1) ?? key,
              optional: true,
              autoComplete: 'off',
            }
            if (kind === 'money') return <Field key={key} {...common} type="money" />
            if (kind === 'month') return <Field key={key} {...common} type="month" />
            if (kind === 'number') return <Field key={key} {...common} type="number" step="any" />
            return <Field key={key} {...common} />
          })}
        </div>
      ))}
    </FieldSet>
  )
}

/** Twelve small boxes, each named by its month. */
export function SeasonFields({ path }: { path: string }) {
  const { line } = useWords({ fr, en })
  const month = new Intl.DateTimeFormat(useLocale(), { month: 'short', timeZone: 'UTC' })
  return (
    <FieldSet legend={line.fields['volume.seasonality']} help={line.help['volume.seasonality']}>
      <div className="plan-seasons">
        {Array.from({ length: 12 }, (_, n) => (
          <Field
            key={seasonName(path, n)}
            name={seasonName(path, n)}
            label={month.format(Date.UTC(2026, n, 1))}
            type="number"
            step="any"
            optional
            autoComplete="off"
          />
        ))}
      </div>
    </FieldSet>
  )
}

import { redirect } from 'react-router'
import { wordsFor } from '#kit/words.ts'
import { rowsToCorrect } from '#modules/people/import/correct.ts'
import { currentFile, previewImport } from '#modules/people/import/import.server.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { mayImportPeople } from '#modules/people/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/corrections'

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

/** The rows of the waiting file that hold something to correct, as they came, with a column that says why. */
export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const file = await currentFile(ctx)
  if (!file) throw redirect(`/${ctx.hub.slug}/personnes/importer`)
  const words = wordsFor(context.get(localeContext), { fr, en })
  const rows = rowsToCorrect(file.sheet, await previewImport(ctx, file), words)
  return exportFile(
    'csv',
    `a-corriger-${ctx.today()}`,
    [
      ...file.sheet.heads.map((header, at) => ({
        header,
        value: (row: (typeof rows)[number]) => row.cells[at] ?? '',
      })),
      { header: words.problems.mark, value: ({ mark }) => mark },
      { header: words.problems.reason, value: ({ reason }) => reason },
    ],
    each(rows),
  )
}

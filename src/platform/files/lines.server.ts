import papaparse from 'papaparse'
import { data } from 'react-router'
import { decodeFile } from '#kit/letters.ts'
import { ok, type Refusal, type Result, refuse } from '#kit/result.ts'
import { fold, printable } from '#kit/text.ts'
import { type FormState, refusedForm } from '../forms/form.ts'

/** Bytes of a file of lines: thousands of two hundred characters, several times. */
const LARGEST = 1_048_576
/** Beyond this one corrects the file, not the list of mistakes. */
const MOST_TOLD = 20

/** A line that cannot be taken, the head being line 1: of the file as a whole, or the reader's own reason. */
export type WrongLine<Why extends string> = {
  readonly line: number
  readonly why: 'columns' | 'empty' | 'too_many' | Why
}
export type BadLines<Why extends string> = Refusal<'bad_file'> & { readonly lines: readonly WrongLine<Why>[] }

export const badLines = <Why extends string>(lines: readonly WrongLine<Why>[]): BadLines<Why> => ({
  ...refuse('bad_file', 'file'),
  lines,
})

type Kind<Head extends string, One extends object, Why extends string> = {
  /** What a column holds, by the words that head it, folded. */
  readonly heads: Readonly<Record<Head, readonly string[]>>
  readonly needed: readonly Head[]
  readonly most: number
  /** What a line says, its cells trimmed; or why it cannot be read. */
  read(cell: (key: Head) => string): One | Why
}

/** Reads a file of lines under a head (CSV): every wrong line is told, and then none is taken. */
export function readLines<Head extends string, One extends object, Why extends string>(
  text: string,
  { heads, needed, most, read }: Kind<Head, One, Why>,
): { ok: true; value: One[] } | BadLines<Why> {
  const [head, ...rows] = papaparse.parse<string[]>(printable(text.replace(/^\ufeff/, '')), {
    skipEmptyLines: 'greedy',
  }).data
  if (!head) return badLines<Why>([{ line: 1, why: 'empty' }])
  const names = head.map(fold)
  const at = (key: Head) => names.findIndex((name) => heads[key].includes(name))
  const columns = new Map((Object.keys(heads) as Head[]).map((key) => [key, at(key)]))
  if (needed.some((key) => columns.get(key)! < 0)) return badLines<Why>([{ line: 1, why: 'columns' }])
  if (rows.length === 0) return badLines<Why>([{ line: 1, why: 'empty' }])
  if (rows.length > most) return badLines<Why>([{ line: most + 2, why: 'too_many' }])
  const wrong: WrongLine<Why>[] = []
  const taken: One[] = []
  for (const [i, row] of rows.entries()) {
    const one = read((key) => (row[columns.get(key)!] ?? '').trim())
    if (typeof one === 'string') wrong.push({ line: i + 2, why: one })
    else taken.push(one)
  }
  return wrong.length > 0 ? badLines(wrong.slice(0, MOST_TOLD)) : ok(taken)
}

/** The text of a file of lines that a form sent, in whatever letters it was written. */
export async function sentLines(
  file: FormDataEntryValue | null,
): Promise<Result<string, 'file_needed' | 'file_too_large'>> {
  if (!(file instanceof File) || file.size === 0) return refuse('file_needed', 'file')
  // Told before its bytes are copied.
  if (file.size > LARGEST) return refuse('file_too_large', 'file')
  return ok(decodeFile(new Uint8Array(await file.arrayBuffer())))
}

/** What a page shows of a file that was not taken: the lines at fault, or a sentence beside the field. */
export type RefusedLines<Why extends string> = {
  readonly state: FormState | undefined
  readonly lines: readonly WrongLine<Why>[]
}

export function refusedLines<Why extends string>(
  refusal: Refusal & { readonly lines?: readonly WrongLine<Why>[] },
) {
  const { code, lines = [] } = refusal
  const state = lines.length > 0 ? undefined : refusedForm({}, { ok: false, code, field: 'file' })
  return data<RefusedLines<Why>>({ state, lines }, { status: 422 })
}

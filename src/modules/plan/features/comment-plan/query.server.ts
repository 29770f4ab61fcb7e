import type { Id } from '#kit/id.ts'
import type { CommentSubject } from '#modules/plan/comments.ts'
import { type CommentRow, commentRow, commentRows, subjectKey } from '#modules/plan/comments-store.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { noteRows } from '#modules/plan/notes-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Subject } from './form.ts'
import { isMine } from './use-case.server.ts'

export type ShownComment = Pick<CommentRow, 'id' | 'version' | 'text' | 'author' | 'at' | 'editedAt'> & {
  readonly resolvedBy: string | null
  readonly mine: boolean
}
export type Thread = {
  readonly key: string
  readonly kind: CommentSubject
  /** Empty for the whole plan; null when it was removed. */
  readonly name: string | null
  /** Under the plan's address. */
  readonly path: string
  readonly comments: readonly ShownComment[]
}
export type CommentPage = {
  readonly threads: readonly Thread[]
  /** What the form speaks of, when it is there. */
  readonly about: Omit<Thread, 'comments'> | null
  /** Everything that may be commented, for the form's list. */
  readonly subjects: readonly {
    readonly kind: CommentSubject
    readonly value: string
    readonly name: string
  }[]
  readonly removed: { readonly id: Id<'Comment'>; readonly version: number } | null
}

/** Comments by what they speak of, the oldest first; open ones only unless `all`. Null before there is a plan. */
export async function readComments(
  ctx: Ctx,
  { on, all, removed }: { on: Subject | null; all: boolean; removed: Id<'Comment'> | null },
): Promise<CommentPage | null> {
  return await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    const notes = await noteRows(tx, loaded.row)
    const rows = await commentRows(tx, loaded.row, all)
    const gone = removed ? await commentRow(tx, loaded.row, removed) : undefined
    const names = new Map<string, { name: string; path: string }>([
      [subjectKey('plan', loaded.row.id), { name: '', path: '' }],
      ...notes.map((note): [string, { name: string; path: string }] => [
        subjectKey('note', note.id),
        { name: note.text, path: `#note-${note.id}` },
      ]),
      ...loaded.lines.map((line): [string, { name: string; path: string }] => [
        subjectKey('line', line.id),
        { name: line.body.name, path: `/hypotheses/${line.id}` },
      ]),
      ...loaded.scenarios.map((scenario): [string, { name: string; path: string }] => [
        subjectKey('scenario', scenario.id),
        { name: scenario.name, path: `/previsions?scenario=${scenario.key}` },
      ]),
    ])
    const threadOf = (kind: CommentSubject, id: string): Omit<Thread, 'comments'> => {
      const key = subjectKey(kind, id)
      const found = names.get(key)
      return { key, kind, name: found?.name ?? null, path: found?.path ?? '' }
    }
    const shown = (row: CommentRow): ShownComment => ({
      id: row.id,
      version: row.version,
      text: row.text,
      author: row.author,
      at: row.at,
      editedAt: row.editedAt,
      resolvedBy: row.resolvedAt ? row.resolvedBy : null,
      mine: isMine(ctx, row),
    })
    const bySubject = Map.groupBy(rows, (row) => subjectKey(row.subjectKind, row.subjectId))
    const threads = [...bySubject.values()].map((some) => ({
      ...threadOf(some[0]!.subjectKind, some[0]!.subjectId),
      comments: some.map(shown),
    }))
    const asked = on ? threadOf(on.kind, on.kind === 'plan' ? loaded.row.id : on.id) : null
    const about = asked?.name === null ? null : asked
    return {
      threads: about ? threads.filter((thread) => thread.key === about.key) : threads,
      about,
      subjects: [...names].map(([key, { name }]) => {
        const kind = key.split(':')[0] as CommentSubject
        return { kind, name, value: kind === 'plan' ? 'plan' : key }
      }),
      removed: gone?.removedAt && isMine(ctx, gone) ? { id: gone.id, version: gone.version } : null,
    }
  })
}

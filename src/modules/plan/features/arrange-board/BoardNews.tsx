import type { Board } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { UndoForm } from '#modules/plan/ui/UndoForm.tsx'

import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Props = {
  base: string
  done: string | null
  removed: Board['removed']
  refused?: string
  /** A drag just ended well. */
  moved: boolean
  /** The version kept by an import that just took effect. */
  imported: number | null
}

/** What just happened, and the way back from it. */
export function BoardNews({ base, done, removed, refused, moved, imported }: Props) {
  const { board: w, canvas } = useWords({ fr, en })
  if (imported) return <Notice tone="success">{canvas.import.done(imported)}</Notice>
  if (refused) return <Notice tone="warn">{refused}</Notice>
  // Said, not shown: whoever drags sees the slip in its place, and a notice would push the board away.
  if (moved)
    return (
      <p className="ui-hidden" role="status">
        {w.done.moved}
      </p>
    )
  const said = { ...w.done, ...canvas.link.done }
  const word = Object.keys(said).find((key) => key === done) as keyof typeof said | undefined
  if (!word || (word === 'removed' && !removed)) return null
  return (
    <Notice
      tone="success"
      actions={word === 'removed' && removed && <UndoForm removed={removed} label={w.undo} action={base} />}
    >
      {said[word]} {removed && word === 'removed' ? `« ${removed.text} »` : null}
    </Notice>
  )
}

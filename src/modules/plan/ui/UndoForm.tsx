import { Button } from '#ui/Button.tsx'
import { Undo2 } from '#ui/icons.ts'

type Props = {
  /** What was removed, as its page last saw it. */
  removed: { readonly id: string; readonly version: number | string }
  /** The verb, in the reader's language. */
  label: string
  /** Where the page's action is; this page when absent. */
  action?: string
  /** Where to come back to, when the page asks. */
  back?: string
}

/** Brings back what was just removed: undo beats confirm. */
export function UndoForm({ removed, label, action, back }: Props) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={removed.id} />
      <input type="hidden" name="version" value={removed.version} />
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      <Button name="intent" value="restore" icon={Undo2}>
        {label}
      </Button>
    </form>
  )
}

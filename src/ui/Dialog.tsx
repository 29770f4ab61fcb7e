import type { ComponentProps, ReactNode } from 'react'
import { Button } from './Button.tsx'
import { X } from './icons.ts'
import { useUiWords } from './words.ts'

// Invoker commands open it as a modal; browsers without them fall back on the popover of the same element.
const opener = (id: string) => ({ commandfor: id, command: 'show-modal', popoverTarget: id })
const closer = (id: string) => ({
  commandfor: id,
  command: 'close',
  popoverTarget: id,
  popoverTargetAction: 'hide' as const,
})

/** The button that opens the dialog of that id, without scripts. */
export function DialogButton({ dialog, ...rest }: { dialog: string } & ComponentProps<typeof Button>) {
  return <Button {...rest} {...opener(dialog)} type="button" />
}

type Props = { id: string; title: ReactNode; children: ReactNode }

/** A native dialog; its content may hold a `Form`. Escape and « Fermer » leave it. */
export function Dialog({ id, title, children }: Props) {
  const w = useUiWords()
  return (
    <dialog id={id} className="ui-dialog" popover="auto" aria-labelledby={`${id}-title`}>
      <div className="ui-dialog-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" className="ui-button ui-dialog-close" {...closer(id)}>
          <X className="ui-icon" /> {w.close}
        </button>
      </div>
      {children}
    </dialog>
  )
}

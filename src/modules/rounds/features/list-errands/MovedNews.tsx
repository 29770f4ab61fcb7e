import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Props = {
  /** `3-deplacees`, `1-abandonnees`, `2-remises`, `12-importees`, or null. */
  done: string | null
  ids: readonly string[]
  left: number
  search: string
}

/** What was just done to several errands, and the way back. */
export function MovedNews({ done, ids, left, search }: Props) {
  const w = useWords({ fr, en }).errands
  const [, count = '0', word = ''] = /^(\d{1,4})-([a-z]+)$/.exec(done ?? '') ?? []
  const n = Number(count)
  const said = {
    deplacees: w.moved(n),
    abandonnees: w.dropped(n),
    remises: w.restored,
    importees: w.imported(n),
  }[word]
  if (!said) return null
  return (
    <Notice
      focused
      tone={n > 0 ? 'success' : 'info'}
      actions={
        ids.length > 0 && (
          <Form id="remettre" action={`?${search}`} intent="restore" hidden={{ ids: ids.join(',') }}>
            <Button icon={Undo2}>{w.restore}</Button>
          </Form>
        )
      }
    >
      {said} {left > 0 && w.left(left)}
    </Notice>
  )
}

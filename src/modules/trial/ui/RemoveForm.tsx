import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** Takes a criterion or a hypothesis out of its stage; the stage's page offers to put it back. */
export function RemoveForm({ stageHref, item }: { stageHref: string; item: string }) {
  const t = useWords({ fr, en })
  return (
    <Form id="remove" action={stageHref} intent="remove" hidden={{ item }}>
      <Button icon={Trash2}>{t.remove}</Button>
    </Form>
  )
}

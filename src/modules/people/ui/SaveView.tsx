import { Button } from '#ui/Button.tsx'
import { Dialog, DialogButton } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Bookmark } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** Keeps the filters in force under a name: the page's action reads `intent=view`, `view`, and its own address. */
export function SaveView({ search }: { search: string }) {
  const w = useWords({ fr, en }).views
  return (
    <>
      <DialogButton dialog="save-view" icon={Bookmark}>
        {w.save}
      </DialogButton>
      <Dialog id="save-view" title={w.saveTitle}>
        <Form id="view" intent="view" action={`?${search}`}>
          <Field name="view" label={w.name} autoComplete="off" />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  )
}

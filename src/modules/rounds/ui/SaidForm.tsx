import type { ReactNode } from 'react'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages.collect.en.ts'
import { fr } from '../messages.collect.fr.ts'

type Props = {
  id: string
  title: string
  /** The page with this one open. */
  action: string
  /** The page without. */
  base: string
  hidden: Readonly<Record<string, string>>
  /** Something was said of it: it may be forgotten. */
  said: boolean
  words: { readonly save: string; readonly forget: string }
  shown: ShownForm
  children: ReactNode
}

/** What the hub says of one thing of its own: kept under `keep`, or forgotten under `forget` so that the usual holds again. */
export function SaidForm({ id, title, action, base, hidden, said, words, shown, children }: Props) {
  const t = useWords({ fr, en })
  return (
    <Card title={title} id={id}>
      <div className="ui-stack">
        <Form id={`f-${id}`} action={action} intent="keep" hidden={hidden} {...shown}>
          {children}
          <FormActions>
            <Button tone="primary">{words.save}</Button>
            <ButtonLink href={base}>{t.errands.cancel}</ButtonLink>
          </FormActions>
        </Form>
        {said && (
          <Form id="oublier" intent="forget" hidden={hidden}>
            <Button tone="quiet">{words.forget}</Button>
          </Form>
        )}
      </div>
    </Card>
  )
}

/** Whether the hub said something of it, or the usual holds. */
export const SaidState = ({ said, words }: { said: boolean; words: { said: string; usual: string } }) =>
  said ? <Status tone="info">{words.said}</Status> : <Status>{words.usual}</Status>

import type { ReactNode } from 'react'
import { Button } from '../Button.tsx'
import { Field } from '../Field.tsx'
import { Form, FormActions } from '../Form.tsx'
import { Check, CircleX, type Icon } from '../icons.ts'
import { useUiWords } from '../words.ts'
import { PhotosField } from './PhotosField.tsx'
import { SignatureField } from './SignatureField.tsx'

type Props = {
  id: string
  className: string
  done: boolean
  /** What opens it, and for whom it is (heard by readers). */
  opens: {
    readonly word: string
    readonly of: string
    readonly tone: 'primary' | 'quiet'
    readonly icon: Icon
  }
  hidden: Readonly<Record<string, string>>
  refused: { errors: Record<string, string>; values?: Readonly<Record<string, string>> } | undefined
  /** Why it was not done; unasked of what was. */
  reasons: readonly { readonly value: string; readonly label: string }[]
  /** Somebody signs for it. */
  signed: boolean
  scripts: boolean
  onPick(files: readonly File[]): void
  send: string
  /** Fields of its own, before the photos and before the word. */
  first?: ReactNode
  children?: ReactNode
}

/** What somebody on the road reports of one thing, folded until it is wanted: with its proof, or why it was not done. */
export function ReportForm(props: Props) {
  const { id, className, done, opens, hidden, refused, reasons, signed, scripts, onPick, send } = props
  const t = useUiWords().outbox
  const Shape = opens.icon
  return (
    <details className={className} open={refused !== undefined}>
      <summary className={`ui-button ui-button-${opens.tone}`}>
        <Shape className="ui-icon" />
        {opens.word}
        <span className="ui-hidden"> : {opens.of}</span>
      </summary>
      <Form
        id={id}
        encType="multipart/form-data"
        hidden={hidden}
        errors={refused?.errors}
        values={refused?.values}
      >
        {!done && <Field type="radio" name="reason" label={t.why} options={reasons} />}
        {props.first}
        <PhotosField onPick={scripts ? onPick : undefined} />
        {scripts && signed && <SignatureField id={id} />}
        {signed && (
          <Field name="signer" label={t.signer} optional width="medium" autoComplete="off" maxLength={120} />
        )}
        {props.children}
        <Field type="textarea" name="note" label={t.note} rows={2} maxLength={1000} optional />
        <FormActions>
          <Button tone="primary" icon={done ? Check : CircleX}>
            {send}
          </Button>
        </FormActions>
      </Form>
    </details>
  )
}

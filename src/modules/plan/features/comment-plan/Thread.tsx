import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, Pencil, Trash2, Undo2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { MAX_COMMENT } from './form.ts'
import type { ShownComment, Thread } from './query.server.ts'

type Props = {
  thread: Thread
  title: string
  board: string
  base: string
  /** What the page speaks of, to come back to. */
  back: string
  /** The comment being changed. */
  open: string | null
  edit: ShownForm
  mayComment: boolean
  editHref: (id: string) => string
}

/** What was said of one thing, the oldest first. */
export function ThreadCard({ thread, title, board, ...rest }: Props) {
  return (
    <Card title={thread.path ? <a href={`${board}${thread.path}`}>{title}</a> : title}>
      <ol className="plan-comments">
        {thread.comments.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <Said comment={comment} {...rest} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Said({
  comment,
  base,
  back,
  open,
  edit,
  mayComment,
  editHref,
}: { comment: ShownComment } & Omit<Props, 'thread' | 'title' | 'board'>) {
  const w = useWords({ fr, en }).canvas.comments
  const hidden = { id: comment.id, version: String(comment.version), back }
  const changing = comment.mine && open === comment.id
  return (
    <>
      <p className="plan-comment-who">
        <strong>{comment.author}</strong> <DateTimeFr value={comment.at} />
        {comment.editedAt && <span className="ui-soft"> · {w.edited}</span>}
        {comment.resolvedBy !== null && <Status tone="success">{w.resolved(comment.resolvedBy)}</Status>}
      </p>
      {changing ? (
        <Form
          id={`edit-${comment.id}`}
          intent="edit"
          action={base}
          hidden={hidden}
          errors={edit.errors}
          values={{ text: edit.values.text ?? comment.text }}
        >
          <Field type="textarea" name="text" label={w.text} rows={3} maxLength={MAX_COMMENT} />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
            <ButtonLink href={base}>{w.cancel}</ButtonLink>
          </FormActions>
        </Form>
      ) : (
        <p className="plan-comment-text">{comment.text}</p>
      )}
      {mayComment && !changing && (
        <form method="post" action={base} className="plan-comment-verbs ui-no-print">
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {comment.resolvedBy === null ? (
            <Button name="intent" value="resolve" icon={Check}>
              {w.resolve}
            </Button>
          ) : (
            <Button name="intent" value="reopen" icon={Undo2}>
              {w.reopen}
            </Button>
          )}
          {comment.mine && (
            <>
              <ButtonLink href={`${editHref(comment.id)}#comment-${comment.id}`} icon={Pencil}>
                {w.edit}
              </ButtonLink>
              <Button name="intent" value="remove" tone="danger" icon={Trash2}>
                {w.remove}
              </Button>
            </>
          )}
        </form>
      )}
    </>
  )
}

import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { MessageSquare } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { followEn as en } from '../messages.follow.en.ts'
import { followFr as fr } from '../messages.follow.fr.ts'
import type { FollowForms } from './forms.ts'
import type { Follow } from './read.server.ts'

type Props = { follow: Follow; names: readonly string[]; forms: FollowForms }

/** What the team says to each other, oldest first, and the box to answer. */
export function TalkPanel({ follow, names, forms }: Props) {
  const t = useWords({ fr, en })
  return (
    <Card title={t.talk} id="echanges" className="ui-no-print">
      {follow.unread > 0 && (
        <Notice
          live={false}
          title={t.named}
          actions={
            <Form {...forms('read')}>
              <Button>{t.read}</Button>
            </Form>
          }
        />
      )}
      {follow.comments.length === 0 ? (
        <p className="ui-soft">{t.talkNone}</p>
      ) : (
        <ol className="requests-talk">
          {follow.comments.map((comment) => (
            <li key={comment.id}>
              <p className="ui-soft">
                <strong>{comment.authorName}</strong>, <DateTimeFr value={comment.at} />
              </p>
              <p>{marked(comment.text)}</p>
            </li>
          ))}
        </ol>
      )}
      <Form {...forms('comment')}>
        <Field
          type="textarea"
          name="text"
          label={t.talkText}
          help={names.length > 0 && t.talkHelp(names.map((name) => `@${name}`).join(', '))}
          rows={2}
        />
        <FormActions>
          <Button icon={MessageSquare}>{t.say}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

/** The names that a comment calls stand out. */
const marked = (text: string) =>
  text.split(/(@[\p{L}’'-]+)/u).map((part, i) =>
    // Parts of one text never change places.
    // biome-ignore lint/suspicious/noArrayIndexKey: the text is fixed
    part.startsWith('@') ? <mark key={i}>{part}</mark> : part,
  )

import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Form } from '#ui/Form.tsx'
import { Star } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { followEn as en } from '../messages.follow.en.ts'
import { followFr as fr } from '../messages.follow.fr.ts'
import type { FollowForms } from '../talk/forms.ts'
import type { Follow } from '../talk/read.server.ts'

/** Asks the person served what they thought of it, by a link. */
export function AskPanel({ follow, forms }: { follow: Follow; forms: FollowForms }) {
  const t = useWords({ fr, en })
  if (!follow.may.ask) return null
  return (
    <Card title={t.ask} id="avis" className="ui-no-print">
      <p>{t.askHelp}</p>
      {follow.askedAt && (
        <p className="ui-soft">
          {t.askedOn} <DateTimeFr value={follow.askedAt} />
        </p>
      )}
      <Form {...forms('ask')}>
        <Button icon={Star}>{follow.askedAt ? t.askAgain : t.ask}</Button>
      </Form>
    </Card>
  )
}

import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Link2, Unlink } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { followEn as en } from '../messages.follow.en.ts'
import { followFr as fr } from '../messages.follow.fr.ts'
import { RequestStatus } from '../ui/RequestStatus.tsx'
import type { FollowForms } from './forms.ts'
import type { Follow } from './read.server.ts'

const KINDS = ['follows', 'duplicates', 'redoes'] as const
type Props = { links: Follow['links']; hub: string; forms: FollowForms }

/** The other requests of the same story, read from either end. */
export function LinksPanel({ links, hub, forms }: Props) {
  const t = useWords({ fr, en })
  const add = forms('link')
  return (
    <Card title={t.links} id="liees" className="ui-no-print">
      {links.length === 0 ? (
        <p className="ui-soft">{t.linksNone}</p>
      ) : (
        <ul className="requests-quotes">
          {links.map((link) => (
            <li key={link.id}>
              <p>
                {t.kinds[link.way][link.kind]} <a href={`/${hub}/demandes/${link.number}`}>{link.number}</a>,{' '}
                {link.serviceName}
              </p>
              <div className="ui-row">
                <RequestStatus state={link.state} />
                <Form {...forms('unlink', link.id)} hidden={{ id: link.id }}>
                  <Button icon={Unlink}>{t.unlink(link.number)}</Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
      <details className="requests-fold" open={Object.keys(add.errors).length > 0}>
        <summary>{t.link}</summary>
        <Form {...add}>
          <Field
            type="radio"
            name="kind"
            label={t.linkKind}
            value="follows"
            inline
            options={KINDS.map((value) => ({ value, label: t.kinds.from[value] }))}
          />
          <Field name="number" label={t.linkNumber} help={t.linkNumberHelp} width="short" />
          <FormActions>
            <Button icon={Link2}>{t.link}</Button>
          </FormActions>
        </Form>
      </details>
    </Card>
  )
}

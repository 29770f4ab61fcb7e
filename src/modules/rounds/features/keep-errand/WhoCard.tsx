import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Search } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Chosen } from './query.server.ts'

type Props = {
  q: string
  found: readonly { href: string; label: string; detail: string }[]
  chosen: Chosen | null
}

/** First who: of somebody with a record, nothing has to be typed twice. */
export function WhoCard({ q, found, chosen }: Props) {
  const w = useWords({ fr, en }).form
  if (chosen)
    return (
      <Card title={w.whoTitle}>
        <p>
          <strong>{chosen.name}</strong>
          {chosen.address && <span className="ui-soft"> {chosen.address}</span>}
        </p>
        <p>
          <a href="?sans=1">{w.other}</a>
        </p>
      </Card>
    )
  return (
    <Card title={w.whoTitle}>
      <Form id="qui" method="get">
        <Field
          type="search"
          name="q"
          label={w.whoSearch}
          help={w.whoHelp}
          value={q}
          optional
          autoComplete="off"
        />
        <FormActions>
          <Button icon={Search}>{w.search}</Button>
        </FormActions>
      </Form>
      {found.length > 0 && (
        <ul>
          {found.map((one) => (
            <li key={one.href}>
              <a href={`?${one.href}`}>{one.label}</a>
              {one.detail && <span className="ui-soft"> {one.detail}</span>}
            </li>
          ))}
        </ul>
      )}
      {q !== '' && found.length === 0 && <p>{w.nobody(q)}</p>}
    </Card>
  )
}

/** The form's address keeps who was chosen, so that a refusal still shows them. */
export const whoQuery = (chosen: Chosen | null): string =>
  chosen?.personId
    ? `?personne=${chosen.personId}`
    : chosen?.organisationId
      ? `?organisme=${chosen.organisationId}`
      : '?sans=1'

export const whoHidden = (chosen: Chosen | null): Record<string, string> => ({
  ...(chosen?.personId ? { personId: chosen.personId } : {}),
  ...(chosen?.organisationId ? { organisationId: chosen.organisationId } : {}),
})

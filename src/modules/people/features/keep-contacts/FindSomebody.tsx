import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Search } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Props = { q: string; found: readonly { id: string; label: string; detail: string }[] }

/** First who: somebody that has a record already is not written twice. */
export function FindSomebody({ q, found }: Props) {
  const w = useWords({ fr, en }).contacts
  return (
    <Card title={w.known}>
      <Form id="find" method="get">
        <Field
          type="search"
          name="q"
          label={w.known}
          labelHidden
          help={w.knownHelp}
          value={q}
          optional
          autoComplete="off"
        />
        <FormActions>
          <Button icon={Search}>{w.search}</Button>
        </FormActions>
      </Form>
      {found.length > 0 && (
        <>
          <p>{w.results}</p>
          <ul>
            {found.map((one) => (
              <li key={one.id}>
                <a href={`?avec=${one.id}`}>{one.label}</a>
                {one.detail && <span className="ui-soft"> {one.detail}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {q !== '' && found.length === 0 && <p>{w.nobody(q)}</p>}
    </Card>
  )
}

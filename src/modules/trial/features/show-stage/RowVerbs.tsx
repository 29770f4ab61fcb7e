import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useWords } from '#ui/language.tsx'
import './show-stage.css'

/** Edit and remove of one row; the name is said to readers, who hear the buttons without their row. */
export function RowVerbs({
  name,
  edit,
  action,
  item,
}: {
  name: string
  edit: string
  action: string
  item: string
}) {
  const t = useWords({ fr, en })
  const of = <span className="ui-hidden"> : {name}</span>
  return (
    <div className="trial-verbs ui-no-print">
      <ButtonLink href={edit}>
        {t.edit}
        {of}
      </ButtonLink>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="item" value={item} />
        <Button>
          {t.remove}
          {of}
        </Button>
      </form>
    </div>
  )
}

import type { Proposal } from '#modules/rounds/day/proposal.ts'
import { en } from '#modules/rounds/messages.apart.en.ts'
import { fr } from '#modules/rounds/messages.apart.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Coins } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { type Asked, planText, wordOf } from './form.ts'

/** Asks what each constraint costs the plan, on a page of its own. */
export function WeighCard({ asked, proposal, base }: { asked: Asked; proposal: Proposal; base: string }) {
  const { constraints: t } = useWords({ fr, en })
  const query = new URLSearchParams({
    jour: asked.day,
    bouger: wordOf(asked.move),
    servir: wordOf(asked.serve),
  })
  if (asked.open) query.set('ouvrir', '1')
  return (
    <Card>
      <p className="ui-soft">{t.askText}</p>
      <Form
        id="contraintes"
        action={`${base}/tournees/proposition/contraintes?${query}`}
        hidden={{ jour: asked.day, plan: planText(proposal) }}
      >
        <FormActions>
          <Button icon={Coins}>{t.ask}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { BENEFITS, NEEDS, WAYS } from '#modules/people/rules/reach.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { useUiWords } from '#ui/words.ts'

export function WishesForm({ shown, seenAt, back }: { shown: ShownForm; seenAt: string; back: string }) {
  const w = useWords({ fr, en }).reach
  const ways = WAYS.map((value) => ({ value, label: w.ways[value] }))
  return (
    <Form id="wishes" intent="wishes" hidden={{ seenAt }} {...shown}>
      <Field
        type="select"
        name="reachBy"
        label={w.reachBy}
        help={w.reachByHelp}
        optional
        blank={w.notAsked}
        width="medium"
        options={[...ways, { value: 'none', label: w.noMessage }]}
      />
      <Field
        type="checkboxes"
        inline
        name="neverBy"
        label={w.neverBy}
        help={w.neverByHelp}
        optional
        options={ways}
      />
      <Field
        type="checkboxes"
        name="knownNeeds"
        label={w.needs}
        help={w.needsHelp}
        optional
        options={NEEDS.map((value) => ({ value, label: w.need[value] }))}
      />
      <Field type="textarea" name="needs" label={w.free} help={w.freeHelp} optional rows={2} />
      <Field
        type="select"
        name="language"
        label={w.language}
        blank={false}
        width="medium"
        options={(['fr', 'en'] as const).map((value) => ({ value, label: w.languages[value] }))}
      />
      <Field
        type="select"
        name="benefit"
        label={w.benefit}
        help={w.benefitHelp}
        optional
        blank={w.notAsked}
        width="medium"
        options={BENEFITS.map((value) => ({ value, label: w.benefits[value] }))}
      />
      <FormActions>
        <Button tone="primary">{w.save}</Button>
        <ButtonLink href={back}>{useUiWords().cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Pencil, Plus, Users } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { ShownTariffs } from './shown.ts'

type ChoicesProps = {
  shown: ShownTariffs
  base: string
  mayWrite: boolean
  /** The rate asked for, kept while another place or basket is looked at. */
  rate: readonly (readonly [name: string, value: string])[]
}

/** Area, basket and limit: a plain address that can be shared. */
export function Choices({ shown, base, mayWrite, rate }: ChoicesProps) {
  const t = useWords({ fr, en }).tariffs
  const w = t.choose
  const locale = useLocale()
  const { area, areas, against, baskets, basket, limit } = shown
  const options = areas.map(({ id, name, year }) => ({ value: id, label: `${name} (${year})` }))
  return (
    <>
      <form method="get" className="plan-scenarios ui-no-print">
        {rate.map(([name, value]) => (
          <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
        ))}
        <Asking>
          <Field
            type="select"
            name="territoire"
            label={w.area}
            blank={false}
            value={area.id}
            options={options}
          />
          <Field
            type="select"
            name="avec"
            label={w.against}
            blank={w.nothing}
            value={against?.id ?? ''}
            options={options.filter(({ value }) => value !== area.id)}
          />
          <Field
            type="select"
            name="panier"
            label={w.basket}
            blank={false}
            value={basket.id}
            options={[
              ...baskets.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'exemple', label: w.usual },
            ]}
          />
          <Field
            type="number"
            step="any"
            name="limite"
            label={w.limit}
            unit={w.limitUnit}
            value={formatNumber(limit / 100, locale, limit % 100 === 0 ? 0 : 1)}
            width="short"
          />
        </Asking>
        <Button>{w.show}</Button>
      </form>
      {mayWrite && (
        <p className="ui-row ui-no-print">
          {basket.id !== 'exemple' && (
            <ButtonLink href={`${base}/paniers/${basket.id}`} icon={Pencil}>
              {w.editBasket}
            </ButtonLink>
          )}
          <ButtonLink href={`${base}/paniers/nouveau`} icon={Plus}>
            {w.newBasket}
          </ButtonLink>
          <ButtonLink href={`${base}/foyers`} icon={Users}>
            {w.households}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

import type { FormEvent } from 'react'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking, FormActions } from '#ui/Form.tsx'
import { Lightbulb } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { type Asked, MOVES, PLANNERS, SECONDS, SERVES, wordOf } from './form.ts'

/** What is asked of the search; without scripts, asked by the address. */
export function Options({
  asked,
  base,
  planner,
  onAsk,
  again,
  running,
}: {
  asked: Asked
  base: string
  /** Null: nobody to choose from. */
  planner: Asked['planner']
  onAsk: (event: FormEvent<HTMLFormElement>) => void
  again: boolean
  running: boolean
}) {
  const t = useWords({ fr, en })
  return (
    <details className="ui-card propose-options" open={!again && !running}>
      <summary>{t.options}</summary>
      <form className="ui-form" method="get" action={`${base}/tournees/proposition`} onSubmit={onAsk}>
        <input type="hidden" name="jour" value={asked.day} />
        <input type="hidden" name="chercher" value="1" />
        <Asking>
          <div className="propose-asked">
            <Field
              type="radio"
              name="bouger"
              label={t.move}
              value={wordOf(asked.move)}
              options={MOVES.map((move) => ({
                value: wordOf(move),
                label: t.moves[move],
                help: t.moveHelps[move],
              }))}
            />
            <Field
              type="radio"
              name="servir"
              label={t.serve}
              value={wordOf(asked.serve)}
              options={SERVES.map((serve) => ({
                value: wordOf(serve),
                label: t.serves[serve],
                help: t.serveHelps[serve],
              }))}
            />
            <Field
              type="radio"
              name="secondes"
              inline
              label={t.time}
              value={asked.seconds}
              options={SECONDS.map((seconds) => ({ value: seconds, label: t.times[seconds] }))}
            />
            {planner && (
              <Field
                type="radio"
                name="chercheur"
                label={t.planner}
                value={planner}
                options={PLANNERS.map((one) => ({
                  value: one,
                  label: t.planners[one],
                  help: t.plannerHelps[one],
                }))}
              />
            )}
          </div>
          <Field
            type="checkbox"
            name="ouvrir"
            value="1"
            label={t.open}
            help={t.openHelp}
            checked={asked.open}
          />
        </Asking>
        <FormActions>
          <Button tone={again ? 'quiet' : 'primary'} icon={Lightbulb} disabled={running}>
            {again ? t.again : t.search}
          </Button>
        </FormActions>
      </form>
    </details>
  )
}

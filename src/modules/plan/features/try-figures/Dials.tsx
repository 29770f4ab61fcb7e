import { useEffect, useState } from 'react'
import { figureInput, figureText, readFigure, unitOf, unitSign } from '#modules/plan/figure-text.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Dial, Typed } from './dials.ts'

type Props = {
  dials: readonly Dial[]
  typed: Typed
  wrong: ReadonlySet<string>
  onType: (key: string, text: string) => void
}

/** A box and a slide for each figure. Slides move boxes by script: without scripts their place stays empty. */
export function Dials({ dials, typed, wrong, onType }: Props) {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return (
    <div className={alive ? 'plan-dials plan-dials-alive' : 'plan-dials'}>
      {dials.map((dial) => (
        <OneDial
          key={dial.key}
          dial={dial}
          text={typed[dial.key] ?? ''}
          wrong={wrong.has(dial.key)}
          alive={alive}
          onType={onType}
        />
      ))}
    </div>
  )
}

type OneProps = {
  dial: Dial
  text: string
  wrong: boolean
  alive: boolean
  onType: (key: string, text: string) => void
}

function OneDial({ dial, text, wrong, alive, onType }: OneProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.try
  const locale = useLocale()
  const { key, name, field, figure, low, high, step } = dial
  const id = `d-${key.replace(/[^a-zA-Z0-9-]+/g, '-')}`
  const read = readFigure(field, text)
  const sign = unitOf(field) === 'money' ? '€' : unitSign(field, locale)
  return (
    <div className={wrong ? 'plan-dial ui-field-wrong' : 'plan-dial'}>
      <label htmlFor={id}>
        <span className="ui-field-label">{name}</span>
        <span className="plan-say">
          {t.figures[field]}, {w.now(figureText(field, figure, locale))}
        </span>
      </label>
      <span className="ui-input-unit">
        <input
          id={id}
          className="ui-input"
          name={key}
          value={text}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={(event) => onType(key, event.currentTarget.value)}
        />
        {sign && <span aria-hidden="true">{sign}</span>}
      </span>
      <input
        type="range"
        aria-label={`${name}, ${t.figures[field]}`}
        tabIndex={alive ? 0 : -1}
        min={low}
        max={high}
        step={step}
        value={read.ok ? read.value : figure}
        aria-valuetext={figureText(field, read.ok ? read.value : figure, locale)}
        onChange={(event) => onType(key, figureInput(field, event.currentTarget.valueAsNumber))}
      />
      {wrong && (
        <p className="ui-field-error" id={`${id}-wrong`}>
          {w.bad}
        </p>
      )}
    </div>
  )
}

import { Check } from './icons.ts'
import { useUiWords } from './words.ts'

type Props = { steps: readonly { label: string; href?: string }[]; current: number }

/** The stairs of a task taken in a few steps; `current` counts from 0, done steps may lead back. */
export function Steps({ steps, current }: Props) {
  const w = useUiWords()
  return (
    <nav className="ui-steps" aria-label={w.step(current + 1, steps.length)}>
      <ol>
        {steps.map((step, i) => (
          <li
            key={step.label}
            className={i < current ? 'ui-step-done' : i === current ? 'ui-step-now' : undefined}
            aria-current={i === current ? 'step' : undefined}
          >
            <span className="ui-step-number" aria-hidden="true">
              {i < current ? <Check className="ui-icon" /> : i + 1}
            </span>
            {i < current && step.href ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
            {i < current && <span className="ui-hidden"> ({w.stepDone})</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

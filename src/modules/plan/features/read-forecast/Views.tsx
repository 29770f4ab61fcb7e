import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { type Step, steps } from '#modules/plan/rules/statements/period.ts'
import { views } from '#modules/plan/rules/statements/table.ts'
import { useWords } from '#ui/language.tsx'
import { type Asked, hrefOf, viewHref } from './address.ts'

type Link = { href: string; label: string; current: boolean }

function Links({ label, links, className }: { label: string; links: readonly Link[]; className?: string }) {
  return (
    <nav className={className ? `ui-views ${className}` : 'ui-views'} aria-label={label}>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The summary first, then each statement at its own address. */
export function ViewLinks({ path, asked }: { path: string; asked: Asked }) {
  const w = useWords({ fr, en }).statements
  return (
    <Links
      className="plan-forecast-views"
      label={w.label}
      links={([null, ...views] as const).map((view) => ({
        href: viewHref(path, asked, view),
        label: view ? w.views[view] : w.summary,
        current: view === asked.view,
      }))}
    />
  )
}

/** How the columns are cut. */
export function StepLinks({ path, asked }: { path: string; asked: Asked }) {
  const w = useWords({ fr, en }).statements
  return (
    <Links
      className="plan-steps"
      label={w.step}
      links={steps.map((step: Step) => ({
        href: hrefOf(path, asked, { step, row: null }),
        label: w.steps[step],
        current: step === asked.step,
      }))}
    />
  )
}

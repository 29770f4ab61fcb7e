import './actuals.css'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

const PATHS = { variances: '', projection: '/projection', beliefs: '/historique' } as const

/** The three questions one asks of the real: what differs, what comes next, what did we believe. */
export function ActualsNav({ hub, current }: { hub: string; current: keyof typeof PATHS }) {
  const { nav } = useWords({ fr, en }).actuals
  return (
    <nav className="ui-views plan-actuals-nav" aria-label={nav.label}>
      <ul>
        {(Object.keys(PATHS) as (keyof typeof PATHS)[]).map((page) => (
          <li key={page}>
            <a
              href={`/${hub}/modele/realise${PATHS[page]}`}
              aria-current={page === current ? 'page' : undefined}
            >
              {nav[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

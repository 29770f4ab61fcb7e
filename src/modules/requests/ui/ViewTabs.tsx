import { useWords } from '#ui/language.tsx'
import { viewsEn as en } from '../messages.views.en.ts'
import { viewsFr as fr } from '../messages.views.fr.ts'
import './views.css'

const VIEWS = ['liste', 'tri', 'tableau', 'carte'] as const
type View = (typeof VIEWS)[number]

/** The same requests as a list, to sort, on a board or on a map. */
export function ViewTabs({ base, current }: { base: string; current: View }) {
  const t = useWords({ fr, en })
  return (
    <nav className="requests-views ui-no-print" aria-label={t.label}>
      {VIEWS.map((view) => (
        <a
          key={view}
          href={view === 'liste' ? base : `${base}/${view}`}
          aria-current={view === current ? 'page' : undefined}
        >
          {t[view]}
        </a>
      ))}
    </nav>
  )
}

import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { FIGURE_KINDS, FIGURE_WORDS, type FigureKind } from '#modules/trial/rules/cells.ts'
import { useWords } from '#ui/language.tsx'

/** Which figure the cells show, with what it counts. */
export function FigureChoice({ figure, all, base }: { figure: FigureKind; all: boolean; base: string }) {
  const t = useWords({ fr, en })
  return (
    <div className="focus-choice">
      <nav className="focus-figures ui-no-print" aria-label={t.figureShown}>
        {FIGURE_KINDS.map((kind) => (
          <a
            key={kind}
            href={`${base}?chiffre=${FIGURE_WORDS[kind]}${all ? '&tout' : ''}`}
            aria-current={kind === figure ? 'true' : undefined}
          >
            {t.figures[kind]}
          </a>
        ))}
      </nav>
      <p className="ui-soft ui-small">
        <strong>{t.figures[figure]}</strong> · {t.figureHelp[figure]}
      </p>
    </div>
  )
}

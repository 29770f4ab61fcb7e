import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Note } from '#modules/plan/notes.ts'
import { useWords } from '#ui/language.tsx'

/** Narrow columns may break after a slash: `Particuliers/habitants`. */
const breakable = (text: string) => text.replaceAll('/', '/\u200b')

/** One slip of paper; its words open it for change. */
export function Slip({ note, href }: { note: Note; href?: string }) {
  const t = useWords({ fr, en })
  return (
    <li
      id={`note-${note.id}`}
      className={`plan-note plan-paper-${note.colour}${note.pillar ? ` plan-pillar-${note.pillar}` : ''}`}
      data-note={href ? note.id : undefined}
    >
      {href ? (
        <a className="plan-note-text" href={href} draggable={false}>
          {breakable(note.text)}
          <span className="ui-hidden"> ({t.board.edit})</span>
        </a>
      ) : (
        <p className="plan-note-text">{breakable(note.text)}</p>
      )}
      {note.pillar && <p className="plan-note-pillar">{t.pillars[note.pillar]}</p>}
    </li>
  )
}

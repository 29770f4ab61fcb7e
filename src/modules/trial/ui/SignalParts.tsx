import { Ear } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages/signals.en.ts'
import { fr } from '../messages/signals.fr.ts'
import type { SignalState, TagKind } from '../rules/signals.ts'
import './signals.css'

const TONES = {
  new: 'warn',
  watching: 'info',
  hypothesis: 'success',
  action: 'success',
  answered: 'success',
  aside: 'neutral',
} as const

export function SignalStatus({ state }: { state: SignalState }) {
  const t = useWords({ fr, en })
  return <Status tone={TONES[state]}>{t.states[state]}</Status>
}

/** What a signal is about, each leading to the signals about the same. */
export function SignalTags({
  tags,
  base,
}: {
  tags: readonly { kind: TagKind; tag: string; label: string }[]
  /** The list of signals. */
  base: string
}) {
  const t = useWords({ fr, en })
  if (tags.length === 0) return null
  return (
    <ul className="signal-tags">
      {tags.map(({ kind, tag, label }) => (
        <li key={`${kind} ${tag}`}>
          <a href={`${base}?theme=${encodeURIComponent(`${kind}:${tag}`)}`}>
            {kind !== 'word' && <span className="ui-soft">{t.tagKinds[kind]} · </span>}
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

type SignalFile = { id: string; name: string; type: string }

/** The photo and the voice of a signal; for whoever may not have them, that there are some. */
export function SignalFiles({
  files,
  href,
  hidden,
}: {
  files: readonly SignalFile[]
  /** The address of a file without its id. */
  href: string
  hidden: boolean
}) {
  const t = useWords({ fr, en })
  if (hidden) return <p className="ui-soft">{t.one.hidden}</p>
  return files.map((file) =>
    file.type.startsWith('audio/') ? (
      <figure key={file.id} className="signal-voice">
        <figcaption>
          <Ear className="ui-icon" /> {t.one.listen}
        </figcaption>
        {/* biome-ignore lint/a11y/useMediaCaption: a voice note of a few seconds has no captions; its words stand beside it */}
        <audio controls preload="none" src={`${href}/${file.id}`} />
        <a href={`${href}/${file.id}`}>{file.name}</a>
      </figure>
    ) : (
      <a key={file.id} href={`${href}/${file.id}`} className="signal-photo">
        <img src={`${href}/${file.id}`} alt={t.one.picture} loading="lazy" />
      </a>
    ),
  )
}

import type { ComponentProps } from 'react'
import type { ShownForm } from '#platform/forms/shown.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { PlanTabs } from './PlanTabs.tsx'
import { UndoForm } from './UndoForm.tsx'

type Props = {
  hub: string
  base: string
  words: {
    readonly title: string
    readonly lede: string
    readonly undo: string
    readonly done: Readonly<Record<string, string>>
  }
  /** A verb that was refused and has no form of its own on the page. */
  refused: ShownForm | null
  /** What was just done, by the word of the address; nothing after a form that was refused. */
  done: string | null
  removed: ComponentProps<typeof UndoForm>['removed'] | null
}

/** The head of a page beside the board: the way back to it, and what just happened; what was removed can be put back. */
export function BesideBoard({ hub, base, words, refused, done, removed }: Props) {
  const t = useWords({ fr, en })
  const said = done !== null && Object.hasOwn(words.done, done) ? words.done[done] : null
  return (
    <>
      <title>{`${words.title} · Palier`}</title>
      <PageHeader
        title={words.title}
        lede={words.lede}
        action={
          <ButtonLink href={`/${hub}/modele`} icon={ArrowLeft}>
            {t.canvas.link.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={hub} current="board" />
      {refused && <Notice tone="warn">{refused.error ?? Object.values(refused.errors)[0]}</Notice>}
      {said && (
        <Notice
          tone="success"
          actions={
            done === 'removed' && removed && <UndoForm removed={removed} label={words.undo} action={base} />
          }
        >
          {said}
        </Notice>
      )}
    </>
  )
}

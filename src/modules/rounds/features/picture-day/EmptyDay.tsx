import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Truck } from '#ui/icons.ts'
import { usePictureWords } from './words.ts'

/** No round and nothing that waits: where one begins. */
export function EmptyDay({ href }: { href: string }) {
  const { w, d } = usePictureWords()
  return (
    <EmptyState
      title={d.none}
      icon={Truck}
      action={
        <ButtonLink tone="primary" href={href}>
          {w.toBoard}
        </ButtonLink>
      }
    >
      {d.noneText}
    </EmptyState>
  )
}

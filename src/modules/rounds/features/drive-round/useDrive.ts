import { type FormEvent, useRef, useState } from 'react'
import { newId } from '#kit/id.ts'
import { parseEuros } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { parseCounter } from '#modules/rounds/rules/drive/return.ts'
import { toldByPhone } from '#modules/rounds/rules/drive/told.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Kept } from '#ui/outbox/kept.ts'
import { type Outbox, useOutbox } from '#ui/outbox/useOutbox.ts'
import { deedsIn, draftOf, wrongIn } from './form.ts'
import type { DriveRound } from './query.server.ts'

/** A form that cannot stand: which one, what was typed, and a sentence per field. */
type Refused = {
  form: string
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string | undefined>>
}

export type Drive = {
  /** As it stands on this phone: what the server knows, and what was said here since. */
  round: DriveRound
  outbox: Outbox
  /** The phone has no room left. */
  full: boolean
  /** What went wrong with a form as a whole. */
  problem: string | undefined
  /** The errors and what was typed of one form, by its `kind serves`. */
  refusedOf(
    form: string,
  ): { errors: Record<string, string>; values?: Readonly<Record<string, string>> } | undefined
  onSubmit(event: FormEvent<HTMLDivElement>): void
  onPick(form: string, files: readonly File[]): void
  /** What was last said of a stop and still waits on the phone: it may be taken back. */
  waitingOf(serves: string): Kept | undefined
  /** What was just done with one touch and has not left yet; empty once it has. */
  held: readonly Kept[]
  /** Says something without a form. */
  say(fields: Record<string, string>): void
}

/** A touch too many is seen at once, when the next stop comes up: long enough to take it back. */
const HOLD_MS = 10_000

const centsOf = (typed: string | undefined): number => {
  const read = parseEuros(typed ?? '')
  return read.ok ? Number(read.value) : 0
}

/** The driver's side of a round: forms go into the phone's queue, and the page shows what they said at once. */
export function useDrive(
  read: DriveRound,
  { hub, userId, refused: posted }: { hub: string; userId: string | null; refused: Refused | undefined },
): Drive {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const outbox = useOutbox(hub, userId, `tournees/${read.number}/route`)
  const picked = useRef(new Map<string, readonly File[]>())
  const [wrong, setWrong] = useState<Refused | null>(null)
  const [full, setFull] = useState(false)
  const told = outbox.kept
    .filter((one) => one.state !== 'refused')
    .map(({ fields }) => ({
      kind: fields.kind ?? '',
      stop: fields.serves || null,
      cash: centsOf(fields.cash),
    }))
  const round = toldByPhone(read, told)
  const refused = wrong ?? posted
  const codes = Object.entries(refused?.errors ?? {}).flatMap(([name, code]) =>
    code ? [[name, code] as const] : [],
  )
  const { '': problem, ...errors } = sentences(locale, Object.fromEntries(codes), t.errors)

  const labelOf = (fields: Readonly<Record<string, string>>) => {
    const stop = read.stops.find((one) => one.serves === fields.serves)
    return stop ? [stop.what, stop.whom, stop.number].filter(Boolean).join(', ') : read.name
  }
  const add = async (said: Parameters<Outbox['add']>[0], holdMs = 0) => {
    try {
      await outbox.add(said, holdMs)
      setFull(false)
    } catch {
      setFull(true)
    }
  }
  const keep = async (element: HTMLFormElement) => {
    const typed = new FormData(element)
    const form = `${typed.get('kind')} ${typed.get('serves') ?? ''}`.trim()
    const mistakes = wrongIn(typed, read.counterOut ?? counterSaid(outbox.kept))
    if (Object.keys(mistakes).length > 0) return setWrong({ form, values: {}, errors: mistakes })
    setWrong(null)
    const said: Parameters<Outbox['add']>[0][number][] = []
    for (const deed of deedsIn(typed)) {
      const draft = await draftOf(element, deed, picked.current.get(form) ?? [])
      said.push({ ...draft, label: labelOf(draft.fields) })
    }
    await add(said, typed.get('kind') === 'done' ? HOLD_MS : 0)
    picked.current.delete(form)
  }
  return {
    ...{ round, outbox, full, problem },
    refusedOf: (form) =>
      refused?.form === form ? { errors, ...(refused === posted && { values: refused?.values }) } : undefined,
    onSubmit(event) {
      if (!outbox.ready || !(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      void keep(event.target)
    },
    onPick: (form, files) => picked.current.set(form, files),
    waitingOf: (serves) =>
      outbox.kept.findLast((one) => one.fields.serves === serves && one.state === 'queued'),
    held: outbox.kept.filter(({ id, state }) => state === 'queued' && outbox.held.includes(id)),
    say: (fields) =>
      void add([
        {
          ...{ id: newId<'RoundDeed'>(), fields, deviceAt: new Date().toISOString() },
          ...{ photos: [], signature: null, label: labelOf(fields) },
        },
      ]),
  }
}

/** Kilometres that this phone read on leaving, when the server does not know them yet. */
function counterSaid(kept: readonly Kept[]): number | null {
  const typed = kept.find((one) => one.fields.kind === 'leave' && one.state !== 'refused')?.fields.counter
  return typed ? parseCounter(typed) : null
}

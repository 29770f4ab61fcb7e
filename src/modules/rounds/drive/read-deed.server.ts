import { z } from 'zod'
import type { Id } from '#kit/id.ts'
import { isId } from '#kit/id.ts'
import { readPictures } from '#platform/files/pictures.ts'
import {
  choiceField,
  idField,
  optionalEuros,
  optionalId,
  optionalText,
  optionalWhole,
} from '#platform/forms/fields.ts'
import { readForm } from '#platform/forms/form.ts'
import { phoneTime } from '#platform/forms/phone-time.ts'
import { DEED_REASONS, DEEDS } from '../rules/drive/deed.ts'
import { parseCounter } from '../rules/drive/return.ts'
import { MOST_MINUTES, MOST_RETURNED } from '../rules/drive/said.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import { STOP_PARTS, type StopPart } from '../rules/life.ts'
import type { DeedInput } from './answers.ts'

/** Kilometres on the counter as typed → metres. */
const counterField = () =>
  optionalText(12).transform((text, check) => {
    if (text === undefined) return undefined
    const metres = parseCounter(text)
    if (metres !== null) return metres
    check.addIssue({ code: 'custom', message: 'not_kilometres' })
    return z.NEVER
  })

const deedForm = z.object({
  id: idField<'RoundDeed'>(),
  kind: choiceField(DEEDS),
  stopId: optionalId<'RoundStop'>(),
  /** What the stop serves: `request:… whole`. */
  serves: optionalText(80),
  reason: z.union([z.enum(DEED_REASONS), z.literal('')]).optional(),
  note: optionalText(1000),
  minutes: optionalWhole(0, MOST_MINUTES),
  signer: optionalText(120),
  cash: optionalEuros(),
  counter: counterField(),
  code: optionalText(200),
  returned: optionalWhole(0, MOST_RETURNED),
  deviceAt: optionalText(40),
})

function servedIn(text: string | undefined): DeedInput['serves'] {
  const [key = '', word] = (text ?? '').split(' ')
  const part = STOP_PARTS.find((one): one is StopPart => one === word)
  const id = /^(?:request|errand):(.+)$/.exec(key)?.[1]
  return part && isId(id) ? { key: key as ErrandKey, part } : undefined
}

type Refused = {
  ok: false
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

/** Reads a deed as a form sent it, by a phone's queue or a plain page: what each field holds, or a code per wrong field. */
export async function readDeed(
  posted: FormData,
  roundId: Id<'Round'>,
  now: Date,
): Promise<{ ok: true; value: DeedInput } | Refused> {
  const form = readForm(deedForm, posted)
  if (!form.ok) return form
  const { id, kind, stopId, serves, deviceAt, reason, cash, ...said } = form.value
  const told = { ...said, reason: reason || undefined, cash: cash === undefined ? undefined : Number(cash) }
  return {
    ok: true,
    value: {
      ...{ id, roundId, stopId, serves: servedIn(serves), kind },
      // A field left blank says nothing.
      said: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
      deviceAt: phoneTime(deviceAt) ?? now,
      ...(await readPictures(posted)),
    },
  }
}

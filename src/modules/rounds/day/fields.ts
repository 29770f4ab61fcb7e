import { z } from 'zod'
import { isId } from '#kit/id.ts'
import type { WhoKey } from '#modules/requests/index.server.ts'
import { optionalText, textField } from '#platform/forms/fields.ts'

/** `9:30`, `09h30`, `9 h 30` or `9h` → minutes after midnight; null for anything else. */
export function minuteTyped(text: string): number | null {
  const found = /^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?$/.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : null
}

/** 570 → `09:30`, as a browser's field of time wants it. */
export const timeValue = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** An hour of the day as a browser sends it or a hand types it → minutes after midnight. */
export const timeField = () =>
  textField(8).transform((text, check) => {
    const minute = minuteTyped(text)
    if (minute !== null) return minute
    check.addIssue({ code: 'custom', message: 'not_a_time' })
    return z.NEVER
  })

/** Whose time it takes, chosen in a list (`user:…`, `person:…`, `org:…`); nothing chosen is nobody yet. */
export const optionalWho = () =>
  optionalText(100).transform((text, check): WhoKey | undefined => {
    if (text === undefined) return undefined
    const [kind, id = '', more] = text.split(':')
    const account = kind === 'user' && /^[\w-]{1,64}$/.test(id)
    const ours = (kind === 'person' || kind === 'org') && isId(id)
    if (more === undefined && (account || ours)) return text as WhoKey
    check.addIssue({ code: 'custom', message: 'unknown_choice' })
    return z.NEVER
  })

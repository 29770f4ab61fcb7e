import { z } from 'zod'
import { ok, type Result, refuse } from '#kit/result.ts'
import { readUpload, type Upload } from '#platform/files/upload.ts'
import { choiceField, idField, optionalChoice, optionalText, optionalWhole } from '#platform/forms/fields.ts'
import { readForm } from '#platform/forms/form.ts'
import { FAILURES, OUTCOMES } from '../rules/field.ts'
import type { ReportInput } from './report.server.ts'

const MOST_PHOTOS = 6

const reportForm = z.object({
  id: idField<'FieldReport'>(),
  requestId: idField<'Request'>(),
  outcome: choiceField(OUTCOMES),
  reason: optionalChoice(FAILURES),
  minutes: optionalWhole(0, 1440),
  note: optionalText(1000),
  signer: optionalText(120),
  deviceAt: optionalText(40),
})

/** The instant that a phone wrote, or null when it wrote none that can be. */
function instantIn(text: string | undefined): Date | null {
  if (!text || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at
}

/**
 * Reads a report as a form sent it, by a phone or a plain page. A file that is no picture by its first bytes is left
 * out and counted: it does not take the report down with it.
 */
export async function readReport(
  posted: FormData,
  now: Date,
): Promise<Result<ReportInput, 'unreadable'> & { values?: Record<string, string> }> {
  const form = readForm(reportForm, posted)
  if (!form.ok) return { ...refuse('unreadable'), values: { ...form.values } }
  const { deviceAt, ...rest } = form.value
  const photos: Upload[] = []
  let leftOut = 0
  for (const entry of posted.getAll('photos').filter((one) => one instanceof File && one.size > 0)) {
    const read = await pictureIn(entry)
    if (read && photos.length < MOST_PHOTOS) photos.push(read)
    else leftOut++
  }
  const signed = posted.get('signature')
  const signature = signed instanceof File && signed.size > 0 ? await pictureIn(signed) : undefined
  if (signature === null) leftOut++
  return ok({
    ...rest,
    deviceAt: instantIn(deviceAt) ?? now,
    photos,
    signature: signature ?? undefined,
    leftOut,
  })
}

async function pictureIn(entry: FormDataEntryValue): Promise<Upload | null> {
  const read = await readUpload(entry)
  return read.ok && read.value.type.startsWith('image/') ? read.value : null
}

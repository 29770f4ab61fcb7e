import { z } from 'zod'
import {
  audiences,
  dossierParts,
  STORY_LENGTH,
  type Story,
  storySections,
} from '#modules/plan/dossiers/dossier.ts'
import type { WrittenDossier } from '#modules/plan/dossiers/dossiers.server.ts'
import { choiceField, choicesField, optionalText, textField } from '#platform/forms/fields.ts'

const sections = Object.fromEntries(
  storySections.map((section) => [section, optionalText(STORY_LENGTH)] as const),
) as Record<(typeof storySections)[number], ReturnType<typeof optionalText>>

/** The whole dossier as its page sends it; sections left blank are not kept. */
export const dossierForm = z
  .object({
    name: textField(120),
    audience: choiceField(audiences),
    addressee: textField(200),
    scenario: optionalText(64),
    asked: optionalText(64),
    parts: choicesField(dossierParts),
    ...sections,
  })
  .transform(({ name, audience, addressee, scenario, asked, parts, ...words }): WrittenDossier => {
    const story = Object.fromEntries(Object.entries(words).filter(([, text]) => text)) as Story
    return { name, audience, addressee, scenario: scenario ?? null, asked: asked ?? null, parts, story }
  })

import type { DeedCode, DeedRefusal } from './drive/answers.ts'

/** A round driven: what a phone says of it, and its return. */
export const fr = {
  trip: {
    ofRound: (number: string) => `Tournée ${number}.`,
    plannedKm: 'Kilomètres prévus : le compteur n’a pas été relevé, ou ne peut pas être juste.',
  },
  saved: {
    applied: 'C’est noté.',
    second: 'C’est noté, à côté de ce qui avait déjà été dit.',
  },
  held: {
    round_draft:
      'Cette tournée a été reprise en préparation entre-temps. Ce que vous avez dit est gardé : appelez le lieu.',
    round_cancelled:
      'Cette tournée a été annulée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    round_ended: 'Cette tournée est déjà rentrée. Ce que vous avez dit est gardé : le lieu le lira.',
    round_not_yours:
      'Cette tournée a été confiée à quelqu’un d’autre. Ce que vous avez dit est gardé : le lieu le lira.',
    not_left: 'Cette tournée n’est pas encore partie. Ce que vous avez dit est gardé.',
    stop_gone: 'Cet arrêt n’est plus dans cette tournée. Ce que vous avez dit est gardé : le lieu le lira.',
    stop_dropped: 'Cet arrêt a été retiré entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_cancelled: 'La demande a été annulée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_refused: 'La demande a été refusée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_redirected:
      'La demande a été réorientée entre-temps. Ce que vous avez dit est gardé : le lieu le lira.',
    job_quoted: 'Un devis attend encore sa réponse. Ce que vous avez dit est gardé : le lieu le lira.',
    not_yours:
      'Cette demande a été confiée à quelqu’un d’autre. Ce que vous avez dit est gardé : le lieu le lira.',
  } satisfies Record<DeedCode, string>,
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    not_found: 'Cette tournée n’existe pas, ou n’existe plus.',
    reason_needed: 'Dites ce qui s’est passé.',
    note_needed: 'Dites en quelques mots ce qui s’est passé.',
  } satisfies Record<DeedRefusal, string>,
} as const

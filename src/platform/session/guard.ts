/** Ends a loader or action with the page « Page réservée »: the person's role does not go there. */
export function refusePage(): never {
  throw new Response('not permitted', { status: 403 })
}

/** Ends a loader with the page « Page introuvable ». */
export function noPage(): never {
  throw new Response('not found', { status: 404 })
}

/** Words kept in the history of rounds: written once, in the language of the hub. */
export const kept = {
  over: 'N’avait plus besoin de passage',
}

/** Which rows of the cell, by their word in the address (`compte=`). */
export const ROWS_WORDS = { received: 'recues', done: 'faites', rated: 'avis' } as const

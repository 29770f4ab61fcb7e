/** As many lines as a chart can tell apart. */
export const MAX_HOUSEHOLDS = 6

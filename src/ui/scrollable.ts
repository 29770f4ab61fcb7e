/** A place that may scroll sideways must be reachable and named for those who have only a keyboard. */
export const scrollable = (label: string) => ({ role: 'region', 'aria-label': label, tabIndex: 0 })

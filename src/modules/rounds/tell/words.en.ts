export const tellEn = {
  between: (from: string, to: string) => `between ${from} and ${to}`,
  missed: {
    absent: 'We rang and nobody answered.',
    'wrong-address': 'We did not find the address: tell us the right one.',
    'not-possible': '',
    other: '',
    'not-reached': 'The round could not come as far as your door.',
  },
} as const

/** The map, the hours and the review of rounds, and what their kilometres give off. */
export const fr = {
  carbon: {
    perKm: 'CO₂ émis pour un kilomètre',
    gramsOf: (mode: string) => `${mode} : CO₂`,
    unit: 'g/km',
    source:
      'Ordres de grandeur de l’ADEME (Base Carbone, Impact CO2), fabrication comprise. Un véhicule électrique émet bien moins : mettez vos chiffres.',
  },
} as const

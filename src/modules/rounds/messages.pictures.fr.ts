/** The map, the hours and the review of rounds, and what their kilometres give off. */
export const fr = {
  carbon: {
    perKm: 'CO₂ émis pour un kilomètre',
    gramsOf: (mode: string) => `${mode} : CO₂`,
    unit: 'g/km',
    source:
      'Ordres de grandeur de l’ADEME (Base Carbone, Impact CO2), fabrication comprise. Un véhicule électrique émet bien moins : mettez vos chiffres.',
  },
  map: {
    kilometres: (n: string) => `${n} km`,
    north: 'N',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    noTiles: 'Le fond de carte ne répond pas : voici le plan simple.',
    places: (n: string) => `Plan de ${n} lieux, le nord en haut.`,
    pick: 'Touchez la carte, ou déplacez le point : ses coordonnées s’écrivent dans la case.',
  },
  tiles: {
    title: 'Fond de carte',
    lede: 'Facultatif. Sans fond, les plans sont dessinés sans Internet, et personne d’autre ne sait quels lieux vous regardez. Avec un fond, le navigateur de chacun demande des images à ce site, pour la zone qu’il regarde.',
    url: 'Adresse du style ou des images',
    urlHelp:
      'Un style MapLibre (« https://…/style.json ») ou des images avec {z}, {x} et {y}. Demandez à votre hébergeur, ou prenez celles de l’IGN.',
    credit: 'Mention à afficher',
    creditHelp: 'Pour des images : à qui on les doit. Par exemple « © les contributeurs d’OpenStreetMap ».',
    save: 'Enregistrer le fond de carte',
    saved: 'Fond de carte enregistré.',
  },
  errors: {
    not_tiles:
      'Écrivez une adresse qui commence par https:// : un style, ou des images avec {z}, {x} et {y} et sans {s}.',
  },
} as const

/** What stops the database from starting, one sentence each. `{…}` is replaced by the detail given. */
export const startMessages = {
  noBinaries: 'La base de données embarquée n’est pas installée pour cette machine ({detail}).',
  noFolder: 'Le dossier de données {detail} ne peut pas être créé, lu ou écrit : vérifiez ses droits.',
  inUse: 'Palier tourne déjà sur le dossier de données {detail} : arrêtez-le ou choisissez un autre dossier.',
  asRoot:
    'PostgreSQL refuse de tourner sous root et le dossier de données {detail} n’est pas accessible à un utilisateur ordinaire : lancez Palier sans root.',
  diskFull: 'Le disque est plein : libérez de la place près de {detail} puis relancez Palier.',
  otherVersion:
    'Les données de {detail} ont été écrites par une autre version de PostgreSQL : restaurez une sauvegarde dans un dossier neuf.',
  broken: 'La base de données ne démarre pas : lisez la fin de {detail} ou restaurez une sauvegarde.',
  tooSlow: 'La base de données ne répond pas après deux minutes : lisez la fin de {detail}.',
}

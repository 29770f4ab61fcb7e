/** What any form may have to say; a module adds its own codes. */
export const fr = {
  errors: {
    required: 'Remplissez ce champ.',
    invalid: 'Cette valeur ne convient pas.',
    too_long: 'C’est trop long : raccourcissez ce texte.',
    too_small: 'Ce nombre est trop petit.',
    too_large: 'Ce nombre est trop grand.',
    not_a_number: 'Écrivez un nombre, par exemple 12,5.',
    not_a_whole_number: 'Écrivez un nombre entier, par exemple 12.',
    not_an_amount: 'Écrivez un montant en euros, par exemple 12,50.',
    amount_too_small: 'Ce montant est trop petit.',
    amount_too_large: 'Ce montant est trop grand : vérifiez la virgule.',
    not_a_day: 'Écrivez une date qui existe, par exemple 03/02/2026.',
    not_an_email: 'Écrivez une adresse complète, par exemple claire@exemple.fr.',
    not_a_phone: 'Écrivez un numéro à dix chiffres, par exemple 06 12 34 56 78.',
    unknown_choice: 'Choisissez une valeur de la liste.',
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    changed_meanwhile: 'Quelqu’un a modifié ceci entre-temps. Relisez, puis recommencez.',
    not_found: 'Introuvable : cela a peut-être été retiré.',
  },
  refused: 'Rien n’a été enregistré.',
} as const

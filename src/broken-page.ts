import { fr } from './messages.fr.ts'

/** A page that needs no data, style or script, for when no other can be rendered. */
export const plainPage = ({ title, text }: { title: string; text: string }): string => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}</style>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">${fr.home}</a></p>
</html>`

/** The last resort, when even the page that says sorry cannot be rendered. */
export const brokenPage = plainPage(fr.broken)

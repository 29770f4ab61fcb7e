import { fr } from './messages.fr.ts'

/** The last resort, when even the page that says sorry cannot be rendered: it needs no data, style or script. */
export const brokenPage = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${fr.broken.title}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}</style>
<h1>${fr.broken.title}</h1>
<p>${fr.broken.text}</p>
<p><a href="/">${fr.home}</a></p>
</html>`

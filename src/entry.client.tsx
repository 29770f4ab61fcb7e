import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'

// Loaded only by pages that ask for scripts (`handle.scripts`), such as the canvas board.
startTransition(() => {
  hydrateRoot(document, <HydratedRouter />)
})

// Lets the reader choose or drop a file; what reads it is loaded once there is one.

const files = () => import('./files')

/** Lets the reader choose a saved document. */
export const chooseFile = () =>
  choose(file => files().then(({ openDocument }) => openDocument(file)), '.json,application/json')

/** Lets the reader choose any file. */
export const chooseAnyFile = (then: (file: File) => void) => choose(then, '')

function choose(then: (file: File) => void, accept: string): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) then(file)
  })
  input.click()
}

/** Takes files that are dropped anywhere on the page. */
export function followDrops(): void {
  addEventListener('dragover', event => event.preventDefault())
  addEventListener('drop', event => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) files().then(({ takeDropped }) => takeDropped(file))
  })
}

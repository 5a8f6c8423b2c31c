// What lies over the page: the dialog that is open, or the blank that a teacher puts up. Never part of the document.
import { create } from 'zustand'

export type DialogName = 'library' | 'guide' | 'setup' | 'export' | 'keys' | 'save' | 'link'

interface Stage {
  readonly dialog: DialogName | null
  readonly blank: boolean
}

export const useStage = create<Stage>()(() => ({ dialog: null, blank: false }))

export const openDialog = (dialog: DialogName) => useStage.setState({ dialog, blank: false })
export const closeDialog = () => useStage.setState({ dialog: null })
export const setBlank = (blank: boolean) => useStage.setState({ blank })

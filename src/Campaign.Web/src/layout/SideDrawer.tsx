import { Drawer, Grid } from 'antd'
import type { ReactNode } from 'react'
import { useFocusBack } from './focus'

interface Props {
  readonly title: string | undefined
  /** In pixels, where there is room for it. */
  readonly width: number
  readonly close: () => void
  readonly children: ReactNode
}

/** Beside the page, or over all of it on a phone. */
export function SideDrawer({ title, width, close, children }: Props) {
  useFocusBack()
  const wide = Grid.useBreakpoint().md ?? true
  return (
    <Drawer open onClose={close} size={wide ? width : '100%'} title={title}>
      {children}
    </Drawer>
  )
}

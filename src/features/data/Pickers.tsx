import { FolderOpen, Images } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { Gather } from '../../state/intake'
import { Button } from '../../ui/Button'
import { gatherFiles, gatherFolder } from './gather'

type Take = (gather: Gather) => void

/** Where there is one, it neither asks whether to “upload” nor holds the page up with all files. */
type PickFolder = () => Promise<FileSystemDirectoryHandle>
const pickFolder = (globalThis as { readonly showDirectoryPicker?: PickFolder }).showDirectoryPicker

/** The two buttons that open the browser’s pickers. */
export function Pickers({ take }: { readonly take: Take }) {
  return (
    <div className="pickers">
      <Picker take={take} label="Choose files">
        <Images size={14} aria-hidden />
      </Picker>
      <Picker take={take} label="Choose a folder" folder pick={pickFolder}>
        <FolderOpen size={14} aria-hidden />
      </Picker>
    </div>
  )
}

function Picker(props: {
  readonly take: Take
  readonly label: string
  readonly folder?: boolean
  readonly pick?: PickFolder | undefined
  readonly children: ReactNode
}) {
  const { take, label, folder = false, pick } = props
  const input = useRef<HTMLInputElement>(null)
  const open = () =>
    pick === undefined
      ? input.current?.click()
      : void pick.call(globalThis).then(
          (handle) => take(gatherFolder(handle)),
          (thrown: unknown) => {
            // A frame or a policy may forbid it; the input is then still allowed.
            if (!isDismissal(thrown)) input.current?.click()
          },
        )
  return (
    <>
      <Button onClick={open}>
        {props.children} {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        {...(folder && { webkitdirectory: '' })}
        onChange={({ target }) => {
          if (target.files?.length) take(gatherFiles(target.files))
          target.value = ''
        }}
      />
    </>
  )
}

const isDismissal = (thrown: unknown) => thrown instanceof Error && thrown.name === 'AbortError'

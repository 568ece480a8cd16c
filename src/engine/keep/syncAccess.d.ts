/** What TypeScript's library for pages leaves out, since only Workers have it. */
interface FileSystemSyncAccessHandle {
  read(buffer: AllowSharedBufferSource, options?: { readonly at: number }): number
  write(buffer: AllowSharedBufferSource, options?: { readonly at: number }): number
  truncate(size: number): void
  getSize(): number
  close(): void
}
interface FileSystemFileHandle {
  createSyncAccessHandle(): Promise<FileSystemSyncAccessHandle>
}

/** What is used of libheif-js; its own types know the C functions only. */
declare module 'libheif-js/libheif-wasm/libheif.js' {
  export interface HeifImage {
    get_width(): number
    get_height(): number
    is_primary(): boolean
    /** Fills width × height × 4 bytes, RGBA; null where it cannot be decoded. */
    display(
      into: { data: Uint8Array; width: number; height: number },
      done: (filled: object | null) => void,
    ): void
    free(): void
  }
  export interface Libheif {
    HeifDecoder: new () => {
      decoder: unknown
      /** Pictures of their own, without thumbnails and masks; none where it is no HEIF. */
      decode(bytes: Uint8Array): HeifImage[]
    }
    heif_context_free(decoder: unknown): void
  }
  export default function libheif(given: { wasmBinary: ArrayBuffer }): Libheif
}
